/** The fields of the page, as people fill them in. */
export const blank = () => ({
	name: '',
	phone: '',
	phoneOpen: '',
	birthYear: '',
	sex: '',
	dong: '',
	address: '',
	language: '',
	guardianName: '',
	guardianPhone: '',
	guardianRelation: '',
	proxyName: '',
	proxyPhone: '',
	proxyRelation: '',
	way: '',
	where: '',
	round: '',
	fields: [] as string[],
	needs: [{ area: '', urgency: '' }],
	summary: '',
	doneAtOnce: ''
});
export type Form = ReturnType<typeof blank>;

export const near = (name: string, phone: string, relation: string) =>
	name.trim() ? { name: name.trim(), ...(phone.trim() && { phone: phone.trim() }), ...(relation.trim() && { relation: relation.trim() }) } : undefined;

/** Full-width digits and the word for "year" are welcome. */
export const yearIn = (text: string): number | undefined => {
	const digits = text.normalize('NFKC').replace(/\D/g, '');
	return digits.length === 4 ? Number(digits) : undefined;
};
