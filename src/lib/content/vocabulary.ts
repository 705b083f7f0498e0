/** The shapes of `content/synonyms.yaml` (what people say, and the official words it stands for) and of `content/question-words.yaml`. */
import * as v from 'valibot';

const words = v.pipe(v.array(v.pipe(v.string('write a word here; put numbers in quotes'), v.trim(), v.minLength(1), v.maxLength(40))), v.minLength(1, 'name at least one word'));

export const concept = v.strictObject({
	/** Words as people say or type them, in any language. */
	says: words,
	/** Words that stand in the services' own names and texts. */
	means: words,
	/** How sure it is that the one means the other: 1 the same thing, 0.5 often. */
	sure: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1)), 0.8)
});
/** Words of a question that say nothing (`asking`) or little (`faint`) of what is looked for. */
export const questionWords = v.strictObject({ says: words });
export type QuestionWords = v.InferOutput<typeof questionWords>;
export type Concept = v.InferOutput<typeof concept>;
