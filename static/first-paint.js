// Runs before the first paint, so that a chosen text size or theme never flashes. Kept outside the bundle for that reason.
(function () {
	try {
		var kept = JSON.parse(localStorage.getItem('bokji:display') || '{}');
		var root = document.documentElement;
		if ([100, 115, 130, 160, 200].indexOf(kept.size) > 0) root.setAttribute('data-size', String(kept.size));
		if (kept.theme === 'light' || kept.theme === 'dark') root.setAttribute('data-theme', kept.theme);
		if (kept.contrast === 'more') root.setAttribute('data-contrast', 'more');
	} catch (error) {
		// A browser that refuses storage shows the usual size and the system's theme.
	}
})();
