/** Brings the catalogue in beside the page: fetching, proving and storing two megabytes is not felt under the finger. */
import { bringIn } from './bring-in.ts';
import type { Wanted } from './install.ts';

onmessage = ({ data: { wanted, at } }: MessageEvent<{ wanted: Wanted; at: string }>) => {
	void bringIn(wanted, at).then((brought) => postMessage(brought));
};
