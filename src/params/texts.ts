export const match = (name: string): boolean => /^texts-[\w-]+-[0-9a-f]{12}$/.test(name);
