import { dongView, type DongView } from '#lib/catalogue/views.ts';
import { pageView } from '../../page-data.ts';
import { dongs } from '../../dongs.ts';

export const entries = () => Object.keys(dongs).map((dong) => ({ dong }));
export const load = async ({ params, fetch }) => ({
	view: await pageView<DongView>(fetch, `places/${params.dong}.json`, (reader) => dongView(reader, params.dong))
});
