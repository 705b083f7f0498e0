/** Whose service is it? By exact office names: five other cities have a district of the same name. */

/** `서울특별시 중구` split as the open APIs write it. */
export type Office = { city: string; district: string };

export function officeOf(fullName: string): Office {
	const [city = '', district = ''] = fullName.split(' ');
	return { city, district };
}

/** Local records of 복지로: the city must be ours; the district ours, absent (the city's own) or the city's school office. */
export function isOursLocal(city: string | undefined, district: string | undefined, office: Office): boolean {
	if (city?.trim() !== office.city) return false;
	const name = district?.trim() ?? '';
	return name === '' || name === office.district || name === `${office.city}교육청`;
}

/** The city itself and the bodies it owns, such as (재)서울특별시평생교육진흥원 or 서울교통공사; not a body that only carries its name. */
function isCityBody(provider: string, office: Office): boolean {
	const bare = provider.replace(/^\([재주사]\)/, '');
	if (bare.startsWith(office.city)) {
		const district = /^([가-힣]{1,4}구)(?!원)/.exec(bare.slice(office.city.length).trim())?.[1];
		return district === undefined || district.startsWith(office.district);
	}
	const short = office.city.replace(/(특별|광역)?시$/, '');
	return new RegExp(`^${short}(시[가-힣]*|[가-힣]*(공사|시설공단|재단|의료원|진흥원))$`).test(bare);
}

/** Offices of 보조금24. Central offices and public institutions serve everyone; a district or city must be ours. */
export function isOursGov24(provider: string, kind: string | undefined, office: Office): boolean {
	const name = provider.trim();
	if (name === `${office.city} ${office.district}` || name === office.city || name === `${office.city}교육청`) return true;
	if (kind === '시군구' || kind === '광역시도' || kind === '교육청') return false;
	if (kind === '중앙행정기관' || kind === '공공기관') return true;
	if (kind === '지방공기업' || kind === '지방출자_출연기관') return isCityBody(name, office);
	return isCityBody(name, office) || !/(특별시|광역시|특별자치|[가-힣]도|시|군|구)(\s|$)/.test(name);
}

/** Another district of our own city, as 온통청년 writes it in the department (`은평구`, `노원구청`). */
export function isOtherDistrict(department: string | undefined, office: Office): boolean {
	const name = department?.trim().split(' ').at(-1) ?? '';
	return /^[가-힣]{1,4}구(청)?$/.test(name) && name.replace(/청$/, '') !== office.district;
}

export type Level = 'national' | 'seoul' | 'district';

/** Who stands behind it: the district, the city with its bodies, or the country. */
export function levelOf(provider: string, office: Office): Level {
	const name = provider.trim();
	if (name.startsWith(`${office.city} ${office.district}`) || name.startsWith(`${office.city}${office.district}`)) return 'district';
	return isCityBody(name, office) ? 'seoul' : 'national';
}
