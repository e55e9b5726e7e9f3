// Runs before the first paint, as a file of its own because the page's policy allows no inline script.
(function () {
  var root = document.documentElement;
  var kept = function (key) {
    try {
      return localStorage.getItem(key);
    } catch (_) {
      return null; // Storage may be switched off; the page works without.
    }
  };
  var theme = kept('foederis.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  var known = ['en', 'nl', 'de'];
  var wanted = [kept('foederis.language')].concat(navigator.languages || [navigator.language || 'en']);
  for (var i = 0; i < wanted.length; i++) {
    var code = String(wanted[i] || '').slice(0, 2).toLowerCase();
    if (known.indexOf(code) >= 0) {
      root.lang = code;
      break;
    }
  }
})();
