// Reads the files that tell static hosts what to do. `_headers`: a path, then its headers, set in. `_redirects`: a path without a file, the
// file that stands for it, and 200.
import { readFileSync } from 'node:fs';

/** Its lines; none where the site has no such file. */
const linesOf = (file) => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  } catch {
    return [];
  }
};

/** @returns {{path: string, headers: [string, string][]}[]} */
export const readHeaderRules = (file) => {
  const rules = [];
  for (const line of linesOf(file)) {
    if (!/^\s/u.test(line)) rules.push({ path: line.trim(), headers: [] });
    else rules.at(-1)?.headers.push([line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
  }
  return rules;
};

const matches = (rule, pathname) => (rule.endsWith('*') ? pathname.startsWith(rule.slice(0, -1)) : pathname === rule);

/** Hosts add up the rules that match: a header that two of them name has both values. */
export const headersOf = (rules, pathname) => {
  const headers = {};
  for (const { path, headers: own } of rules) {
    if (!matches(path, pathname)) continue;
    for (const [name, value] of own) headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
};

/** A part that begins with a colon stands for any one part. */
const fits = (pattern, pathname) => {
  const [parts, given] = [pattern.split('/'), pathname.replace(/\/$/u, '').split('/')];
  return parts.length === given.length && parts.every((part, index) => part === given[index] || (part.startsWith(':') && given[index] !== ''));
};

/** The address whose file stands for one that has none; null where nothing does. */
export const rewriteOf = (file, pathname) => {
  for (const line of linesOf(file)) {
    const [from = '', to, status] = line.trim().split(/\s+/u);
    if (status === '200' && to && fits(from, pathname)) return to;
  }
  return null;
};
