/** Answers kept on this device for thirty days, if the person says so. Past their day they are erased, read or not. */
import { addDays } from '#lib/content/day.ts';
import { forget, keep, kept } from '#lib/device/kept.ts';
import { onDay, WHO, type Told } from './told.ts';

const KEY = 'household';
export const KEPT_DAYS = 30;
export type Kept = { until: string; told: Told };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((text) => typeof text === 'string');

/** Its frame only: what stands in the household itself is read by the engine, which keeps what it does not know. */
function isKept(value: unknown): value is Kept {
	if (!isRecord(value) || typeof value['until'] !== 'string' || !isRecord(value['told'])) return false;
	const { who, file, assumed, done, already, aside } = value['told'];
	const people =
		isRecord(file) && typeof file['asOf'] === 'string' && isRecord(file['household']) && Array.isArray(file['members']) && file['members'].every(isRecord);
	return WHO.some((w) => w === who) && people && [assumed, done, already, aside].every(isTexts);
}

export function lastDay(today: string): string {
	return addDays(today, KEPT_DAYS);
}

/** `false`: the device refused, or is shared; then nothing lies on it. */
export function keepTold(value: Kept): boolean {
	return keep(KEY, value);
}

export function forgetTold(): void {
	forget(KEY);
}

/** What was kept, as of today; erased when its day has passed or nobody can read it. */
export function keptTold(today: string): Kept | undefined {
	const found = kept<Kept | undefined>(KEY, undefined, (value): value is Kept => isKept(value));
	if (!found || found.until < today) {
		forget(KEY);
		return undefined;
	}
	return { ...found, told: onDay(found.told, today) };
}
