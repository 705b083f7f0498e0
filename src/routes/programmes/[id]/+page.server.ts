import { pack } from '../../data/source.server.ts';

export const entries = () => pack.programmes.map(({ id }) => ({ id }));
