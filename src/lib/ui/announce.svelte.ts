/** One polite voice for the whole app: what a screen reader is told when something changes in place. */
class Announcer {
	text = $state('');

	/** Says a sentence once. Saying the same again is heard again. */
	say(sentence: string): void {
		this.text = this.text === sentence ? `${sentence}\u00a0` : sentence;
	}
}

export const announcer = new Announcer();
