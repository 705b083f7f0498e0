import { pack } from '../../data/source.server.ts';

export const entries = () => pack.services.map(({ id }) => ({ id }));
