export const match = (name: string): boolean => /^pack-[0-9a-f]{16}$/.test(name);
