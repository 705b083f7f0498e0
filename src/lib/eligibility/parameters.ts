/** Yearly figures: looked up for the year of the as-of day only; another year's is never used in its place. */
import type { Bound, Parameter } from '#lib/content/schema.ts';
import { yearOf } from './calendar.ts';
import type { Context } from './context.ts';
import { point, type Span } from './span.ts';

type Table = Parameter['years'][string];

/** The table's figure for one household size, in the parameter's unit. Beyond the table the extra person's share is added. */
function figure(table: Table, size: number): number | undefined {
	const own = table.values[size - 1];
	if (own !== undefined && own !== null) return own;
	const last = table.values.length;
	const largest = table.values[last - 1];
	if (size <= last || largest === undefined || largest === null || table.perExtraPerson === undefined) return undefined;
	return largest + (size - last) * table.perExtraPerson;
}

/**
 * A parameter in the as-of year for a household of `size` persons (an interval when the size is not known;
 * `to: Infinity` = no upper end). `undefined` when the year, or the row for a possible size, is missing.
 * Figures grow with the size, so the two ends of the interval suffice.
 */
export function parameterSpan(id: string, size: Span, context: Context): Span | undefined {
	const parameter = context.parameters[id];
	const table = parameter?.years[String(yearOf(context.asOf))];
	if (!parameter || !table) return undefined;
	const from = figure(table, parameter.bySize ? size.from : 1);
	if (from === undefined || !parameter.bySize) return from === undefined ? undefined : point(from);
	const to = size.to === Infinity ? Infinity : figure(table, size.to);
	return to === undefined ? undefined : { from, to };
}

/** The bound of a condition. `times` is a share of the table's figure, rounded to whole won as the notices do. */
export function boundSpan(bound: Bound, size: Span, context: Context): Span | undefined {
	if (typeof bound === 'number') return point(bound);
	const span = parameterSpan(bound.parameter, size, context);
	const { times } = bound;
	if (!span || times === undefined) return span;
	return { from: Math.round(span.from * times), to: Math.round(span.to * times) };
}

/** Does this bound grow with the household? */
export function dependsOnSize(bound: Bound | undefined, context: Context): boolean {
	return typeof bound === 'object' && context.parameters[bound.parameter]?.bySize === true;
}
