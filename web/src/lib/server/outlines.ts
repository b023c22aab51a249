import { readFile } from 'node:fs/promises';
import { geoConicConformal, geoMercator, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Outlines } from '#lib/map/outlines.js';

interface Properties {
  readonly code_academie: string;
}

type AcademyFeature = Feature<Geometry, Properties>;

const WIDTH = 640;
const HEIGHT = 600;
const INSET = { size: 72, gap: 12 };

/** The five overseas académies, in the order of their medallions. Each is drawn at a scale of its own. */
const OVERSEAS = ['32', '31', '33', '28', '43'];

let read: Promise<Outlines> | null = null;

/** The 30 académies as SVG paths: projected once, at build, so that a browser only draws them. */
export function outlinesAtBuild(): Promise<Outlines> {
  read ??= project();
  return read;
}

async function project(): Promise<Outlines> {
  const text = await readFile(new URL('../server/reference/academies.topojson', `file://${process.cwd()}/`), 'utf8');
  const topology = JSON.parse(text) as Topology<{ academies: GeometryCollection<Properties> }>;
  const { features } = feature(topology, topology.objects.academies);
  const isOverseas = ({ properties }: AcademyFeature) => OVERSEAS.includes(properties.code_academie);
  const home = features.filter((academy) => !isOverseas(academy));
  const mainland: FeatureCollection<Geometry, Properties> = { type: 'FeatureCollection', features: home };
  // The conic projection of French atlases, straight along 44° and 49° north.
  const conic = geoConicConformal().parallels([44, 49]).rotate([-3, 0]).fitExtent([[8, 8], [WIDTH - 8, HEIGHT - 96]], mainland);
  return {
    width: WIDTH,
    height: HEIGHT,
    academies: [
      ...home.map((academy) => ({ code: academy.properties.code_academie, path: pathOf(academy, conic), inset: null })),
      ...features.filter(isOverseas).map(inset),
    ],
  };
}

function inset(academy: AcademyFeature): Outlines['academies'][number] {
  const code = academy.properties.code_academie;
  const x = 24 + OVERSEAS.indexOf(code) * (INSET.size + INSET.gap + 36);
  const y = HEIGHT - INSET.size - 8;
  const box = { x, y, size: INSET.size };
  const projection = geoMercator().fitExtent([[x + 8, y + 8], [x + INSET.size - 8, y + INSET.size - 8]], academy);
  return { code, path: pathOf(academy, projection), inset: box };
}

/** To half a pixel: finer cannot be seen, and weighs. */
function pathOf(academy: AcademyFeature, projection: GeoProjection): string {
  const path = geoPath(projection).digits(1)(academy);
  if (path === null) throw new Error(`The académie ${academy.properties.code_academie} has no outline.`);
  return path;
}
