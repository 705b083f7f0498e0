/** One thing wrong in `content/`: where it stands and how to mend it. */
export type Fault = { file: string; line?: number | undefined; field: string; mend: string };

export function describeFault(fault: Fault): string {
	const place = fault.line ? `${fault.file}:${fault.line}` : fault.file;
	return `${place}  ${fault.field}: ${fault.mend}`;
}
