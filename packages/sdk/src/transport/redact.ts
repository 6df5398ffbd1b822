/** Headers that logs and errors may show. Anything else, the token first of all, is left out. */
const shownHeader = /^((client-)?request-id|content-type|date|prefer|retry-after|x-m(s-(resource|throttle)|ock)-.*)$/i;

/** Query options whose values hold no personal data. */
const shownOption = /^((\$|%24)(select|top|skip|count|expand|orderby)|api-version)$/i;

/** The headers that may be shown, by lower-case name. */
export function shownOf(headers: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries(
    [...headers]
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => shownHeader.test(name)),
  );
}

/** The url with the values of all query options but harmless ones replaced. */
export function redactUrl(url: string): string {
  return url.replace(/([?&])([^=&#]+)=[^&#]*/g, (whole, before: string, name: string) =>
    shownOption.test(name) ? whole : `${before}${name}=REDACTED`,
  );
}
