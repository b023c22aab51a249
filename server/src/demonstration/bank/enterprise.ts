import { audience, central, countUp, eachPlace, inKind, shareDown, shareUp, type ActionTemplate } from './template.js';

/** Theme ENTERPRISE_SPIRIT: initiative, the culture of enterprise. */
export const ENTERPRISE: readonly ActionTemplate[] = [
  {
    key: 'mini-firms',
    title: 'Mini-entreprises parrainées par des professionnels {de}',
    objectives: 'Faire vivre à des élèves la création d’un produit ou d’un service, du projet à la vente, avec un parrain {de}.',
    description:
      'Pendant l’année, des groupes d’élèves {ou} créent une mini-entreprise ; un professionnel les accompagne pour l’étude de marché, la fabrication et les comptes.',
    done: 'Les mini-entreprises ont mené leur projet jusqu’à la vente et l’ont défendu devant un jury de professionnels.',
    tools: 'Mallette pédagogique, rencontres avec le parrain, salon de présentation',
    size: 'MEDIUM',
    posts: [
      central('Accompagnement des équipes', 50),
      eachPlace('Matériel et matière d’œuvre', 25),
      central('Salon de présentation', 25),
    ],
    audiences: [audience('COLLEGE_PUPILS', 150), audience('LYCEE_PUPILS', 210), audience('TEACHERS', 24), audience('PROFESSIONALS', 20)],
    indicators: [
      countUp('Mini-entreprises menées à terme', 'mini-entreprises', 6, 24),
      shareUp('Part de filles dans les directions', 45, 50),
      shareDown('Part des élèves qui quittent le projet', 5, 12),
    ],
    actors: ['ASSOCIATION', 'FIRM', 'SCHOOL'],
    inKind: [inKind('Temps des parrains', 2800)],
    startMonths: [1, 2],
    days: [110, 150],
  },
  {
    key: 'challenge',
    title: 'Défi d’innovation {dans} : 24 heures pour un projet',
    objectives: 'Développer le travail d’équipe, la créativité et l’aisance à l’oral autour d’un problème posé par une entreprise {de}.',
    description:
      'Des équipes mêlant lycéens, étudiants et apprentis {ou} relèvent en une journée et une nuit le défi d’une entreprise, avec l’aide de mentors.',
    done: 'Les équipes mixtes ont présenté leurs prototypes à un jury ; les projets retenus ont été suivis par un mentor.',
    tools: 'Défis d’entreprises, mentorat, prototypage rapide, jury',
    size: 'MEDIUM',
    posts: [central('Organisation et animation', 55), central('Matériel de prototypage', 20), eachPlace('Transport et restauration', 25)],
    audiences: [audience('LYCEE_PUPILS', 110), audience('STUDENTS', 90), audience('APPRENTICES', 50)],
    indicators: [
      countUp('Projets présentés', 'projets', 8, 24),
      shareUp('Part des participants qui se disent plus à l’aise à l’oral', 60, 80),
    ],
    actors: ['HIGHER_EDUCATION', 'FIRM', 'PROVIDER'],
    inKind: [inKind('Prêt d’un atelier de prototypage', 1600)],
    startMonths: [3, 11],
    days: [1, 2],
  },
  {
    key: 'takeover',
    title: 'Reprendre une entreprise {de} : parcours de sensibilisation',
    objectives: 'Faire connaître la création et la reprise d’entreprise {dans}, au moment où de nombreux dirigeants partent en retraite.',
    description:
      'Un parcours de trois ateliers est proposé {ou} : rencontre avec un repreneur, lecture d’un bilan, étude d’un cas de transmission.',
    done: 'Les ateliers ont permis de rencontrer des repreneurs et d’étudier des cas réels de transmission.',
    tools: 'Ateliers, étude de cas, rencontre de dirigeants',
    size: 'SMALL',
    posts: [central('Conception du parcours', 35), central('Animation des ateliers', 45), eachPlace('Déplacements des dirigeants', 20)],
    audiences: [audience('STUDENTS', 120), audience('APPRENTICES', 85), audience('LYCEE_PUPILS', 70)],
    indicators: [
      shareUp('Part des participants qui envisagent d’entreprendre', 25, 40),
      countUp('Ateliers tenus', 'ateliers', 6, 21),
    ],
    actors: ['HIGHER_EDUCATION', 'BRANCH'],
    inKind: [],
    startMonths: [1, 10],
    days: [20, 60],
  },
  {
    key: 'women-enterprise',
    title: 'Entreprendre au féminin {dans}',
    objectives: 'Encourager les jeunes femmes à entreprendre {dans}, par l’exemple et le mentorat.',
    description:
      'Des cheffes d’entreprise marrainent {ou} des lycéennes, des étudiantes et des apprenties ; trois rencontres et une journée en entreprise jalonnent l’année.',
    done: 'Les binômes se sont rencontrés au long de l’année et une journée en entreprise a clos le parcours.',
    tools: 'Mentorat, rencontres, journée en entreprise',
    size: 'SMALL',
    posts: [central('Animation du réseau de mentors', 55), eachPlace('Rencontres', 30), central('Communication', 15)],
    audiences: [audience('LYCEE_PUPILS', 75), audience('STUDENTS', 60), audience('APPRENTICES', 30)],
    indicators: [countUp('Binômes formés', 'binômes', 10, 40), shareUp('Part des binômes actifs en fin d’année', 70, 85)],
    actors: ['ASSOCIATION', 'FIRM'],
    inKind: [inKind('Temps des mentors', 1900)],
    startMonths: [1, 3],
    days: [90, 150],
  },
];
