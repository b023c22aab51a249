import { audience, central, countUp, eachPlace, inKind, shareDown, shareUp, type ActionTemplate } from './template.js';

/** Theme INCLUSION: gender, social origin, disability. */
export const INCLUSION: readonly ActionTemplate[] = [
  {
    key: 'girls',
    title: 'Ambassadrices {de} : les métiers n’ont pas de genre',
    objectives: 'Corriger les représentations liées au genre {dans}, auprès des filles comme des garçons.',
    description:
      'De jeunes professionnelles {de} vont à la rencontre de classes {ou} et accueillent ensuite des élèves volontaires sur leur lieu de travail.',
    done: 'Les ambassadrices ont rencontré les classes, puis reçu des élèves volontaires sur leur lieu de travail.',
    tools: 'Interventions, questionnaire avant et après, accueil d’une journée',
    size: 'MEDIUM',
    posts: [central('Formation des ambassadrices', 40), eachPlace('Déplacements', 30), central('Outils d’intervention', 30)],
    audiences: [audience('COLLEGE_PUPILS', 240), audience('LYCEE_PUPILS', 200), audience('TEACHERS', 22)],
    indicators: [
      shareUp('Part de filles parmi les élèves accueillis', 50, 60),
      shareDown('Part des élèves qui jugent ces métiers réservés à un sexe', 15, 30),
    ],
    actors: ['ASSOCIATION', 'FIRM', 'SCHOOL'],
    inKind: [inKind('Temps des ambassadrices', 1700)],
    startMonths: [1, 10],
    days: [30, 90],
  },
  {
    key: 'disability',
    title: 'Un jour, un métier {dans} pour des jeunes en situation de handicap',
    objectives: 'Ouvrir les métiers {de} aux jeunes en situation de handicap et préparer les employeurs à les accueillir.',
    description:
      'Des duos d’un jour sont formés {ou} entre un jeune et un professionnel ; les postes sont adaptés avec un ergonome et les supports rendus accessibles.',
    done: 'Chaque duo a été préparé avec un ergonome ; les supports ont été fournis en versions accessibles.',
    tools: 'Duos d’un jour, visite d’ergonome, supports accessibles',
    size: 'SMALL',
    posts: [central('Préparation des duos', 45), central('Adaptation des postes', 35), eachPlace('Transport adapté', 20)],
    audiences: [audience('LYCEE_PUPILS', 34), audience('APPRENTICES', 8), audience('COLLEGE_PUPILS', 26), audience('FIRMS', 20)],
    indicators: [countUp('Duos formés', 'duos', 8, 40), shareUp('Part des entreprises prêtes à recommencer', 75, 90)],
    actors: ['ASSOCIATION', 'FIRM'],
    inKind: [inKind('Prêt de matériel adapté', 2200)],
    startMonths: [3, 11],
    days: [1, 20],
  },
  {
    key: 'priority-education',
    title: 'Parcours de découverte {de} pour les collèges de l’éducation prioritaire',
    objectives: 'Élargir les choix d’orientation d’élèves de l’éducation prioritaire par une rencontre suivie avec les métiers {de}.',
    description:
      'Trois temps se succèdent {ou} : une rencontre au collège, une journée en entreprise, un atelier de gestes professionnels en lycée, avec les familles au dernier.',
    done: 'Les trois temps ont eu lieu ; les familles ont été nombreuses à l’atelier final.',
    tools: 'Rencontre, journée en entreprise, atelier de gestes professionnels',
    size: 'MEDIUM',
    posts: [eachPlace('Transport des élèves', 40), central('Coordination', 35), eachPlace('Ateliers', 25)],
    audiences: [audience('COLLEGE_PUPILS', 300), audience('FAMILIES', 70), audience('TEACHERS', 26)],
    indicators: [shareUp('Part des élèves présents aux trois temps', 70, 85), countUp('Collèges concernés', 'collèges', 4, 16)],
    actors: ['SCHOOL', 'FIRM', 'NETWORK'],
    inKind: [],
    startMonths: [1, 10],
    days: [40, 100],
  },
];

/** Theme MOBILITY. */
export const MOBILITY: readonly ActionTemplate[] = [
  {
    key: 'placements-abroad',
    title: 'Stages en Europe pour les jeunes formés aux métiers {de}',
    objectives: 'Faciliter les périodes de formation à l’étranger des jeunes préparant aux diplômes suivants : {diplomes}.',
    description:
      'L’action finance {ou} la préparation linguistique, l’appui à la recherche d’entreprises d’accueil et un complément aux bourses de mobilité.',
    done: 'Les jeunes partis ont été préparés et suivis ; chacun a rendu compte de son séjour devant une classe.',
    tools: 'Préparation linguistique, réseau d’accueil, restitution en classe',
    size: 'LARGE',
    posts: [eachPlace('Compléments de bourse', 60), central('Préparation linguistique', 20), central('Recherche d’entreprises d’accueil', 20)],
    audiences: [audience('LYCEE_PUPILS', 64), audience('APPRENTICES', 52), audience('STUDENTS', 36)],
    indicators: [
      countUp('Séjours menés à terme', 'séjours', 20, 90),
      shareDown('Part de séjours écourtés', 4, 10),
      shareUp('Part d’apprentis parmi les partants', 30, 45),
    ],
    actors: ['PROVIDER', 'SCHOOL'],
    inKind: [inKind('Hébergement offert par des entreprises d’accueil', 5200)],
    startMonths: [2, 9],
    days: [30, 100],
  },
  {
    key: 'study-trips',
    title: 'Voyages d’étude sur les métiers {de} chez nos voisins européens',
    objectives: 'Comparer les formations et l’exercice des métiers {de} dans d’autres pays d’Europe.',
    description: 'Des classes et leurs enseignants visitent des {sites} et des centres de formation d’un pays voisin, puis restituent {ou} ce qu’ils ont vu.',
    done: 'Les classes ont visité entreprises et centres de formation, et produit une exposition de leurs comparaisons.',
    tools: 'Voyage d’étude, carnet comparatif, exposition',
    size: 'MEDIUM',
    posts: [eachPlace('Transport et hébergement', 75), central('Préparation et interprètes', 25)],
    audiences: [audience('LYCEE_PUPILS', 70), audience('APPRENTICES', 40), audience('TEACHERS', 12)],
    indicators: [countUp('Établissements partis', 'établissements', 3, 12), shareUp('Part des jeunes qui envisagent une mobilité', 40, 60)],
    actors: ['SCHOOL', 'BRANCH'],
    inKind: [],
    startMonths: [3, 10],
    days: [5, 12],
  },
];
