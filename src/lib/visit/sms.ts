/**
 * How long a message is as one short text message.
 *
 * The rule counted here: a character of ASCII is one byte, any other two, and 90 bytes go into one message. It is the way
 * Korean senders count (EUC-KR); a newspaper of 17 October 2011 (etnews.com/201110170038) names it as the wording of the
 * carriers' terms of that time: 90 bytes at one of them, 80 at the others. No present terms of a carrier were read, so the
 * screen says that a telephone may count otherwise.
 */
export const SMS_BYTES = 90;

/** As it is sent: syllables put together, one sign for a new line. */
const asSent = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n');

/** Bytes of a text. A new line is one byte; a sign put over another is one of its own, where Unicode has no single sign for both. */
export function smsBytes(text: string): number {
	let bytes = 0;
	for (const sign of asSent(text)) bytes += sign.codePointAt(0)! < 0x80 ? 1 : 2;
	return bytes;
}

let korean: Set<string> | undefined;

/** Every sign of the browser's own table of EUC-KR (browsers add the rarer syllables), read once: leading bytes 0x81 to 0xFE, each with its second bytes. */
function koreanSigns(): Set<string> {
	if (korean) return korean;
	const decoder = new TextDecoder('euc-kr');
	korean = new Set();
	for (let lead = 0x81; lead <= 0xfe; lead++) {
		for (let trail = 0x41; trail <= 0xfe; trail++) {
			const sign = decoder.decode(new Uint8Array([lead, trail]));
			if (sign.length === 1 && sign !== '\ufffd') korean.add(sign);
		}
	}
	return korean;
}

/** Signs that a short message may not carry, such as pictures: a telephone then sends the text in another way. Each once. */
export function strangeSigns(text: string): string[] {
	return [...new Set(asSent(text))].filter((sign) => sign.codePointAt(0)! >= 0x80 && !koreanSigns().has(sign));
}
