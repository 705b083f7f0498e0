/** A few small files outside IndexedDB (the origin private file system). Given in, so that tests can lose them. */
import type { Bytes } from './bytes.ts';

export interface SmallFiles {
	read(name: string): Promise<Bytes | undefined>;
	/** Overwrites in place and flushes: the earlier bytes are gone from the file. */
	write(name: string, bytes: Bytes): Promise<void>;
	remove(name: string): Promise<void>;
}
