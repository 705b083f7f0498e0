/** Facts of a referral as lines of words, in their fixed order. */
import { ITEMS, type Item } from '#lib/casework/kinds.ts';
import { dongs } from '../dongs.ts';
import { serviceNames } from './service-names.svelte.ts';

type Say = (key: string, values?: Record<string, string | number>) => string;
type Near = { name: string; phone?: string | undefined; relation?: string | undefined };

function words(item: Item, value: unknown, t: Say): string {
	if (item === 'area') return (value as string[]).map((area) => t(`casework.area.${area}`)).join(', ');
	if (item === 'urgency' || item === 'sex') return t(`casework.${item}.${String(value)}`);
	if (item === 'dong') return dongs[String(value)] ?? String(value);
	if (item === 'birth_year') return t('desk.born', { year: Number(value) });
	if (item === 'services') return (value as string[]).map((id) => serviceNames.of(id)).join(', ');
	if (item !== 'guardian' && item !== 'proxy') return String(value);
	const { name, relation, phone } = value as Near;
	return [name, relation, phone].filter(Boolean).join(', ');
}

export function factLines(facts: Partial<Record<Item, unknown>>, t: Say): { item: Item; label: string; says: string }[] {
	return ITEMS.filter((item) => facts[item] !== undefined).map((item) => ({ item, label: t(`casework.item.${item}`), says: words(item, facts[item], t) }));
}
