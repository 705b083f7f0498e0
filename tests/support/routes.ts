/** Every kind of page there is, with one or two real records each. */
export const routes = [
	'/',
	'/finder/',
	'/finder/timeline/',
	'/search/',
	'/saved/',
	'/visit/',
	'/message/?ids=basic-pension',
	'/urgent/',
	'/places/',
	'/places/yaksu/',
	'/stages/senior/',
	'/stages/whole_life/',
	'/services/',
	'/services/basic-pension/',
	'/services/junggu-senior-transport/',
	'/programmes/',
	'/display/',
	'/about/',
	'/access/',
	'/words/',
	'/no-such-page/'
];
