/**
 * fast-check with dice that fall the same way in every run, so that a red run is a changed program and not bad luck.
 * `FC_SEED=123 npx vitest run` throws others: do so when the program changes, and keep what is found as a case of its own.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20261123) });

export default fc;
