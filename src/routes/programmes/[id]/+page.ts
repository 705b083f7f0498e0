import { programmeSheet, type Sheet } from '#lib/catalogue/views.ts';
import { pageView } from '../../page-data.ts';

export const load = async ({ params, fetch }) => ({
	sheet: await pageView<Sheet>(fetch, `programmes/${params.id}.json`, (reader) => programmeSheet(reader, params.id))
});
