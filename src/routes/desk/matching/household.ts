/** What the desk knows of a person already, as the household file that the engine reads. Only what was said; everything else stays open. */
import type { PersonFields } from '#lib/casework/fields.ts';
import type { Raw } from '../../finder/told.ts';

export function householdOf(person: PersonFields | undefined, today: string): { household: Raw; members: Raw[] } {
	const { birthYear, sex, dong } = person ?? {};
	// A year of birth is a span of days; nobody is born after today.
	const last = birthYear && `${birthYear}-12-31` > today ? today : `${birthYear}-12-31`;
	const birth = birthYear && `${birthYear}-01-01` <= today ? { birth: [`${birthYear}-01-01`, last] } : {};
	return {
		household: dong ? { 'residence.dong': dong } : {},
		members: [{ relation: 'self', ...birth, ...(sex === 'female' || sex === 'male' ? { sex } : {}) }]
	};
}
