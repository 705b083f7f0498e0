import { serviceSheet, type Sheet } from '#lib/catalogue/views.ts';
import { pageView } from '../../page-data.ts';

export const load = async ({ params, fetch }) => ({
	sheet: await pageView<Sheet>(fetch, `services/${params.id}.json`, (reader) => serviceSheet(reader, params.id))
});
