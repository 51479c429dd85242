/* Runs before anything of a page does: a page of a place that the target does not name shows nothing, so that nobody can type or
   press there. `places`: origins, each with the segments of a path. */
(places) => {
  if (window !== window.top || !/^(https?|ftp|file):$/.test(location.protocol)) return;
  const decoded = (segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  };
  const here = location.pathname.split("/").map((segment) => decoded(segment.split(";")[0])).filter(Boolean);
  const holds = ([origin, path]) => origin === location.origin && path.every((segment, at) => segment === here[at]);
  if (places.some(holds)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { display: none !important }");
  document.adoptedStyleSheets.push(sheet);
};
