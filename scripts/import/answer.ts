/** What came back from an open API, or lies saved on disk: is it readable, and is it an error in disguise? */

/** `quota`, `key` and `parameter` end the run; `server` and `shape` are worth another try. */
export type Failure = { why: 'quota' | 'key' | 'parameter' | 'server' | 'shape'; code: string; says: string };

const GATEWAY: Record<string, [Failure['why'], string]> = {
	'20': ['key', '이 서비스를 쓸 허락이 없어요. 활용 신청을 확인하세요'],
	'22': ['quota', '오늘 쓸 수 있는 횟수를 다 썼어요'],
	'30': ['key', '등록되지 않은 인증키예요. BOKJI_API_KEY를 확인하세요'],
	'31': ['key', '기한이 지난 인증키예요'],
	'32': ['key', '등록되지 않은 곳(IP)에서 불렀어요'],
	'10': ['parameter', '요청이 잘못됐어요'],
	'11': ['parameter', '꼭 필요한 요청 값이 빠졌어요'],
	'12': ['parameter', '없어진 서비스 주소예요']
};

/** Bytes to text. Bytes that are not UTF-8 become U+FFFD, so that only the records they stand in are refused. */
export function textOf(bytes: Uint8Array): string {
	return new TextDecoder('utf-8', { fatal: false }).decode(bytes);
}

/** Name of the first element: errors are told by it, not by their texts. */
export function rootOf(text: string): string | undefined {
	return /^\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|\s)*<([A-Za-z_][\w.-]*)/.exec(text.replace(/^\uFEFF/, ''))?.[1];
}

const tag = (text: string, name: string) => new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(text)?.[1];

function gatewayFailure(text: string): Failure {
	const code = tag(text, 'returnReasonCode') ?? '99';
	const [why, says] = GATEWAY[code] ?? (['server', `데이터포털이 오류를 보냈어요 (${code})`] as const);
	return { why, code, says };
}

/** `40` (and `03`) say that there is nothing: an empty list, not an error. */
function resultFailure(code: string): Failure | undefined {
	const plain = code.replace(/^0+(?=\d)/, '');
	if (plain === '0' || plain === '40' || plain === '3') return undefined;
	const [why, says] = GATEWAY[plain] ?? (['server', `알 수 없는 오류예요 (${code})`] as const);
	return { why, code, says };
}

/** A failure told in XML. Used for every dataset: the gateway answers in XML even where JSON was asked for. */
export function xmlFailure(text: string): Failure | undefined {
	const root = rootOf(text);
	if (root === 'OpenAPI_ServiceResponse') return gatewayFailure(text);
	if (root === 'wantedList' || root === 'wantedDtl') {
		const code = tag(text.slice(0, 4000), 'resultCode') ?? tag(text, 'resultCode');
		return code === undefined ? undefined : resultFailure(code);
	}
	return { why: 'shape', code: root ?? '-', says: root ? `<${root}>으로 시작하는 답이라 읽지 않았어요` : 'XML이 아닌 답이라 읽지 않았어요' };
}

/** A failure told in JSON, or in XML inside or instead of it. */
export function jsonFailure(text: string): Failure | undefined {
	const start = text.replace(/^\uFEFF/, '').trimStart();
	const inside = start.indexOf('<OpenAPI_ServiceResponse');
	if (inside >= 0 && (start.startsWith('<') || !/"(data|result)"\s*:\s*[[{]/.test(start.slice(0, inside))))
		return gatewayFailure(start.slice(inside).replace(/\\n/g, ' '));
	if (start.startsWith('<')) return xmlFailure(start) ?? { why: 'shape', code: 'xml', says: 'JSON이 올 자리에 XML이 왔어요' };
	if (!start.startsWith('{')) return { why: 'shape', code: '-', says: 'JSON이 아닌 답이라 읽지 않았어요' };
	const code = /"code"\s*:\s*(-?\d+)/.exec(start.slice(0, 300))?.[1];
	if (code !== undefined && !/"data"\s*:/.test(start)) {
		if (code === '-401' || code === '-4' || code === '-403') return { why: 'key', code, says: '인증키를 받아 주지 않았어요' };
		return { why: 'server', code, says: `데이터포털이 오류를 보냈어요 (${code})` };
	}
	return undefined;
}
