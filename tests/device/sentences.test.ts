import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Pack } from '#lib/content/pack.ts';
import { sentencesOf } from '#lib/device/sentences.ts';
import { speaks } from '#lib/device/speech.ts';

const bare = (text: string) => text.replace(/\s/gu, '');

test('cut at the ends of sentences, never inside a number or a date', () => {
	expect(sentencesOf('월 349,700원이에요. 2026.11.23에 3.5배가 됐어요! 물어보세요?')).toEqual([
		'월 349,700원이에요.',
		'2026.11.23에 3.5배가 됐어요!',
		'물어보세요?'
	]);
	expect(sentencesOf('每月最高349,700韩元。请打电话。')).toEqual(['每月最高349,700韩元。', '请打电话。']);
	expect(sentencesOf(' \n · … ')).toEqual([]);
});

test('a long sentence is cut at a pause, else between words, else by letters; a pair is not torn', () => {
	const paused = sentencesOf(`${'가'.repeat(70)}, ${'나'.repeat(70)}`);
	expect(paused).toEqual([`${'가'.repeat(70)},`, '나'.repeat(70)]);
	expect(sentencesOf('낱말 '.repeat(60)).every((one) => one.length <= 120 && one.startsWith('낱말') && one.endsWith('낱말'))).toBe(true);
	expect(sentencesOf('가'.repeat(300)).map((one) => one.length)).toEqual([120, 120, 60]);
	expect(sentencesOf(`가${'𠮷'.repeat(100)}`).every((one) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(one))).toBe(true);
});

test('over the whole catalogue nothing is lost and nothing is longer than 120', () => {
	const pack = JSON.parse(readFileSync('.content/pack.json', 'utf8')) as Pack;
	const texts = pack.services.flatMap((s) =>
		s.depth === 'full' ? [...s.text.youGet, ...s.text.who, ...s.text.caution, ...s.apply.steps, ...s.easy.youGet] : [s.line]
	);
	expect(texts.length).toBeGreaterThan(1000);
	for (const text of [...texts, texts.slice(0, 50).join(' ')]) {
		const pieces = sentencesOf(text);
		expect(bare(pieces.join(''))).toBe(bare(text));
		expect(pieces.every((one) => one.length > 0 && one.length <= 120)).toBe(true);
	}
});

test('which voice speaks which language', () => {
	const of = (lang: string) => ({ lang, localService: true, default: false });
	expect(speaks(of('ko_KR'), 'ko')).toBe(true);
	expect(speaks(of('kok-IN'), 'ko')).toBe(false);
	expect(speaks(of('en-GB'), 'en')).toBe(true);
	expect(['zh-CN', 'cmn-CN', 'zh-Hans-SG'].every((lang) => speaks(of(lang), 'zh-Hans'))).toBe(true);
	expect(['zh-TW', 'zh-HK', 'zh-Hant-TW', 'ko-KR'].some((lang) => speaks(of(lang), 'zh-Hans'))).toBe(false);
});
