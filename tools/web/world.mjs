// Outlines of countries as SVG paths in the Equal Earth projection, 1000 x 487 units, a country a line:
//   npm ci && npm run world
// The countries are Natural Earth's (public domain) at 1:110 million, as world-atlas (ISC) packs them. The numbers that
// src/serve/pages/projection.rs projects by are those that this prints.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const world = require('world-atlas/countries-110m.json');
const codes = require('i18n-iso-countries/codes.json');
const alpha2 = new Map(codes.map(([two, , number]) => [number, two]));
const projection = geoEqualEarth().fitSize([1000, 487], { type: 'Sphere' });
const path = geoPath(projection).digits(1);
const rows = [['-', 'sphere', path({ type: 'Sphere' })], ['-', 'grid', path(geoGraticule10())]];
for (const country of feature(world, world.objects.countries).features) {
  rows.push([alpha2.get(country.id) ?? '-', country.properties.name, path(country)]);
}
const head = '# Made by tools/web/world.mjs: code of the country (ISO 3166-1), name, outline. Natural Earth, public domain.\n';
fs.writeFileSync(process.argv[2], head + rows.map((row) => row.join('\t')).join('\n') + '\n');
console.log(`scale ${projection.scale()}, middle ${projection.translate()}; Damascus at ${projection([36.29, 33.51])}`);
