import { hotlines, type NumberedHotline } from '#lib/catalogue/views.ts';
import { pageView } from '../page-data.ts';

export const load = async ({ fetch }) => ({ lines: await pageView<NumberedHotline[]>(fetch, 'hotlines.json', hotlines) });
