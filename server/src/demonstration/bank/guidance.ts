import { audience, central, countUp, eachPlace, inKind, shareDown, shareUp, type ActionTemplate } from './template.js';

/** Theme GUIDANCE_AND_DISCOVERY: telling of jobs and courses, discovering firms. */
export const GUIDANCE: readonly ActionTemplate[] = [
  {
    key: 'forum',
    title: 'Forum des métiers {de}',
    objectives:
      'Faire connaître aux jeunes et à leurs familles les métiers {de}, notamment ceux de {metiers}, et les formations qui y mènent.',
    description:
      'Une journée de rencontres est organisée {ou} : stands tenus par des professionnels, démonstrations et entretiens individuels, préparés en classe avec les équipes éducatives.',
    done: 'Le forum s’est tenu après une préparation en classe ; les professionnels ont présenté leurs métiers sur des stands et lors d’entretiens individuels.',
    tools: 'Stands de démonstration, livret du visiteur, fiches métiers, questionnaire remis à la sortie',
    size: 'LARGE',
    posts: [
      central('Location et aménagement de la salle', 30),
      central('Conception et impression du livret du visiteur', 15),
      central('Animation de la journée', 25),
      eachPlace('Transport des élèves', 20),
      eachPlace('Défraiement des intervenants', 10),
    ],
    audiences: [audience('COLLEGE_PUPILS', 340), audience('LYCEE_PUPILS', 420), audience('FAMILIES', 110), audience('TEACHERS', 28)],
    indicators: [
      shareUp('Part des jeunes qui disent mieux connaître ces métiers', 70, 85),
      countUp('Entreprises présentes', 'entreprises', 10, 30),
      shareDown('Part des élèves inscrits qui ne sont pas venus', 8, 15),
    ],
    actors: ['PROVIDER', 'FIRM', 'SCHOOL'],
    inKind: [inKind('Prêt de machines de démonstration pour les stands', 3200)],
    startMonths: [2, 11],
    days: [1, 3],
  },
  {
    key: 'visits',
    title: 'Visites d’entreprises {de}',
    objectives:
      'Donner à voir l’organisation du travail et les conditions d’exercice {dans}, et relier ce qui est observé aux enseignements.',
    description:
      'Des classes sont accueillies dans des {sites} {ou}. Chaque visite est préparée avec le professeur référent, suivie d’un temps d’échange avec des salariés et d’une exploitation en classe.',
    done: 'Les classes ont été reçues sur site, avec un livret d’observation ; chaque visite a été suivie d’un échange avec les salariés et d’une restitution en classe.',
    tools: 'Livret d’observation, équipements de protection pour les visiteurs, grille d’exploitation pédagogique',
    size: 'MEDIUM',
    posts: [
      eachPlace('Transport des élèves', 55),
      central('Équipements de protection des visiteurs', 15),
      central('Livret d’observation', 15),
      eachPlace('Restauration des groupes', 15),
    ],
    audiences: [audience('COLLEGE_PUPILS', 210), audience('LYCEE_PUPILS', 260), audience('TEACHERS', 34)],
    indicators: [
      countUp('Visites réalisées', 'visites', 8, 26),
      shareUp('Satisfaction des enseignants accompagnateurs', 80, 92),
      shareDown('Part des visites annulées', 5, 12),
    ],
    actors: ['FIRM', 'SCHOOL', 'NETWORK'],
    inKind: [inKind('Temps d’accueil des salariés', 1800), inKind('Mise à disposition d’un bus d’entreprise', 1500)],
    startMonths: [1, 10],
    days: [20, 90],
  },
  {
    key: 'testimonies',
    title: 'Témoignages de professionnels {de} en classe',
    objectives:
      'Faire parler de leur parcours des professionnels {de}, femmes et hommes, afin d’éclairer les choix d’orientation.',
    description:
      'Des professionnels exerçant comme {metiers_apposes} interviennent en binôme dans les classes {ou}, sur un déroulé élaboré avec les professeurs principaux.',
    done: 'Les binômes sont intervenus dans les classes selon un déroulé commun ; les questions préparées par les élèves ont guidé l’échange.',
    tools: 'Déroulé d’intervention, vidéos courtes, jeu de questions',
    size: 'SMALL',
    posts: [
      central('Préparation des intervenants', 40),
      eachPlace('Déplacements des intervenants', 40),
      central('Supports de séance', 20),
    ],
    audiences: [audience('COLLEGE_PUPILS', 260), audience('LYCEE_PUPILS', 240), audience('PROFESSIONALS', 24)],
    indicators: [
      countUp('Interventions en classe', 'interventions', 10, 40),
      shareUp('Part d’intervenantes', 40, 50),
    ],
    actors: ['FIRM', 'SCHOOL', 'ASSOCIATION'],
    inKind: [inKind('Temps donné par les professionnels', 2600)],
    startMonths: [1, 10],
    days: [30, 100],
  },
  {
    key: 'observation-week',
    title: 'Accueil d’élèves de troisième en séquence d’observation {dans}',
    objectives:
      'Ouvrir à tous les collégiens, en particulier à ceux de l’éducation prioritaire, des lieux d’observation {dans}.',
    description:
      'Un réseau d’entreprises volontaires {ou} réserve des places pour la séquence d’observation et propose un programme de la semaine, avec un référent d’accueil formé.',
    done: 'Les places réservées ont été proposées aux collèges par les pôles de stages ; chaque élève a suivi un programme de semaine avec un référent.',
    tools: 'Guide d’accueil, programme type de la semaine, carnet de bord de l’élève',
    size: 'MEDIUM',
    posts: [
      central('Mobilisation des entreprises d’accueil', 50),
      central('Guide d’accueil et carnet de bord', 25),
      eachPlace('Appui aux déplacements des élèves', 25),
    ],
    audiences: [audience('COLLEGE_PUPILS', 280), audience('FIRMS', 60)],
    indicators: [
      shareUp('Part des places pourvues', 75, 90),
      shareUp('Part d’élèves de l’éducation prioritaire', 30, 45),
    ],
    actors: ['NETWORK', 'FIRM', 'SCHOOL'],
    inKind: [inKind('Tutorat des élèves accueillis', 4200)],
    startMonths: [1, 3],
    days: [60, 120],
  },
  {
    key: 'videos',
    title: 'Série de vidéos sur les métiers {de}',
    objectives: 'Montrer en images les gestes et les lieux de travail {dans}, et donner aux équipes de quoi animer une séance d’orientation.',
    description:
      'Une série de vidéos courtes, sous-titrées et audiodécrites, présente les métiers de {metiers} ; chacune est accompagnée d’une fiche pour la classe et diffusée {ou}.',
    done: 'Les vidéos ont été tournées avec des salariés volontaires, sous-titrées, puis mises à la disposition des établissements avec leurs fiches de séance.',
    tools: 'Vidéos sous-titrées, fiches de séance, page de diffusion',
    size: 'LARGE',
    posts: [
      central('Tournage et montage', 60),
      central('Sous-titrage et audiodescription', 15),
      central('Fiches pour la classe', 10),
      central('Diffusion', 15),
    ],
    audiences: [audience('COLLEGE_PUPILS', 620), audience('LYCEE_PUPILS', 540), audience('TEACHERS', 60)],
    indicators: [
      countUp('Établissements qui ont utilisé les vidéos', 'établissements', 20, 90),
      shareUp('Part des enseignants qui réutiliseraient la ressource', 75, 90),
    ],
    actors: ['PROVIDER', 'FIRM'],
    inKind: [inKind('Accès aux lieux de tournage', 2500)],
    startMonths: [2, 9],
    days: [60, 110],
  },
  {
    key: 'open-week',
    title: 'Semaine école-entreprise : portes ouvertes {de}',
    objectives: 'Faire se rencontrer, le temps d’une semaine, les établissements et les entreprises {de} d’un même bassin.',
    description:
      'Pendant la semaine école-entreprise, des {sites} ouvrent leurs portes {ou} et des ateliers sont proposés aux classes, aux familles et aux équipes de direction.',
    done: 'La semaine a réuni ateliers, portes ouvertes et tables rondes ; les équipes de direction y ont noué des contacts suivis.',
    tools: 'Programme de la semaine, ateliers de gestes professionnels, tables rondes',
    size: 'MEDIUM',
    posts: [
      central('Coordination de la semaine', 35),
      eachPlace('Ateliers de gestes professionnels', 35),
      eachPlace('Transport des élèves', 20),
      central('Programme et affiches', 10),
    ],
    audiences: [
      audience('LYCEE_PUPILS', 320),
      audience('COLLEGE_PUPILS', 180),
      audience('FAMILIES', 90),
      audience('HEADS_OF_SCHOOL', 14),
      audience('FIRMS', 35),
    ],
    indicators: [
      countUp('Établissements participants', 'établissements', 8, 35),
      shareUp('Satisfaction des participants', 80, 92),
    ],
    actors: ['NETWORK', 'FIRM', 'SCHOOL', 'CAMPUS'],
    inKind: [inKind('Ouverture des ateliers et encadrement des groupes', 3600)],
    startMonths: [11, 11],
    days: [5, 5],
  },
  {
    key: 'students',
    title: 'Rencontres entre étudiants et recruteurs {de}',
    objectives: 'Aider les étudiants à s’orienter ou à se réorienter vers les métiers {de}, et préparer leur recherche de stage.',
    description:
      'Des après-midi de rencontres sont montées avec les services d’orientation d’établissements d’enseignement supérieur {ou} : tables rondes par métier, relecture de CV, entretiens courts.',
    done: 'Les rencontres ont eu lieu dans les établissements partenaires, avec des tables rondes par métier et des entretiens courts en face à face.',
    tools: 'Tables rondes, ateliers de relecture de CV, annuaire des recruteurs',
    size: 'MEDIUM',
    posts: [
      central('Organisation des rencontres', 50),
      eachPlace('Déplacements des recruteurs', 25),
      central('Annuaire et supports', 25),
    ],
    audiences: [audience('STUDENTS', 310), audience('APPRENTICES', 90), audience('PROFESSIONALS', 40)],
    indicators: [
      countUp('Propositions de stage ou d’alternance', 'propositions', 15, 60),
      shareUp('Part des étudiants qui ont précisé leur projet', 60, 80),
    ],
    actors: ['HIGHER_EDUCATION', 'PROVIDER', 'FIRM'],
    inKind: [inKind('Prêt des salles par l’établissement', 900)],
    startMonths: [2, 11],
    days: [1, 30],
  },
  {
    key: 'advisers',
    title: 'Découverte des métiers {de} par les conseillers d’orientation et les professeurs principaux',
    objectives: 'Mettre à jour la connaissance qu’ont des métiers {de} ceux qui conseillent les élèves.',
    description:
      'Une journée en entreprise et une demi-journée de retour sont proposées {ou} à des psychologues de l’éducation nationale et à des professeurs principaux.',
    done: 'Les participants ont passé une journée sur site, puis construit ensemble une séance d’orientation à partir de leurs observations.',
    tools: 'Journée sur site, atelier de retour, fiche de synthèse par métier',
    size: 'SMALL',
    posts: [
      eachPlace('Accueil sur site', 35),
      central('Animation des ateliers de retour', 45),
      central('Fiches de synthèse', 20),
    ],
    audiences: [audience('CAREER_ADVISERS', 22), audience('TEACHERS', 46), audience('PRESCRIBERS', 12)],
    indicators: [
      shareUp('Part des participants qui se disent mieux à même de conseiller', 75, 90),
      countUp('Séances d’orientation construites', 'séances', 6, 18),
    ],
    actors: ['FIRM', 'PROVIDER'],
    inKind: [],
    startMonths: [1, 11],
    days: [2, 25],
  },
];
