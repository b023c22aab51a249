import { audience, central, countUp, daysDown, eachPlace, inKind, shareUp, type ActionTemplate } from './template.js';

/** Theme JOBS_AND_CERTIFICATIONS: studies of jobs, diplomas made and renewed, skills recognised. */
export const JOBS: readonly ActionTemplate[] = [
  {
    key: 'prospective-study',
    title: 'Étude prospective des métiers {de}',
    objectives: 'Décrire l’évolution attendue des métiers {de} à cinq ans et ses conséquences pour les formations initiales.',
    description:
      'L’étude croise entretiens avec des employeurs, analyse d’offres d’emploi et données d’insertion ; elle distingue les métiers de {metiers}. Ses résultats sont partagés avec les inspecteurs et les équipes.',
    done: 'L’étude a été menée par entretiens et analyse d’offres d’emploi, puis restituée aux inspecteurs et aux équipes pédagogiques.',
    tools: 'Entretiens, analyse d’offres d’emploi, rapport et synthèse',
    size: 'LARGE',
    posts: [central('Enquête et analyse', 65), central('Comité de lecture', 10), central('Mise en page et diffusion du rapport', 25)],
    audiences: [audience('TEACHERS', 70), audience('HEADS_OF_SCHOOL', 24), audience('PROFESSIONALS', 45)],
    indicators: [
      countUp('Entretiens menés', 'entretiens', 25, 80),
      shareUp('Part des lecteurs qui jugent la synthèse utile', 70, 85),
    ],
    actors: ['PROVIDER', 'BRANCH'],
    inKind: [inKind('Données de l’observatoire de branche', 5000)],
    startMonths: [1, 5],
    days: [120, 220],
  },
  {
    key: 'diploma-renewal',
    title: 'Appui à la rénovation des diplômes {de}',
    objectives: 'Réunir des professionnels et des enseignants pour actualiser les référentiels : {diplomes}.',
    description:
      'Un groupe de travail compare les activités professionnelles observées {dans} aux blocs de compétences en vigueur et propose des évolutions à la commission compétente.',
    done: 'Le groupe de travail a remis ses propositions d’évolution des blocs de compétences, assorties de situations professionnelles types.',
    tools: 'Groupe de travail, visites de postes, note de propositions',
    size: 'MEDIUM',
    posts: [central('Expertise et rédaction', 55), central('Réunions du groupe de travail', 25), central('Visites de postes', 20)],
    audiences: [audience('TEACHERS', 18), audience('PROFESSIONALS', 22), audience('RESEARCHERS', 4)],
    indicators: [countUp('Situations professionnelles décrites', 'situations', 8, 24), daysDown('Délai de remise de la note', 60, 120)],
    actors: ['BRANCH', 'PROVIDER'],
    inKind: [inKind('Participation d’experts des entreprises', 4800)],
    startMonths: [1, 9],
    days: [90, 180],
  },
  {
    key: 'regional-feedback',
    title: 'Restitution aux équipes éducatives de l’observatoire des métiers {de}',
    objectives: 'Porter jusqu’aux équipes éducatives les résultats des études menées sur les métiers {de}.',
    description:
      'Des demi-journées sont organisées {ou} : présentation des chiffres du territoire, échange avec des employeurs, atelier sur les parcours de formation.',
    done: 'Les demi-journées ont permis de présenter les chiffres du territoire et d’en débattre avec des employeurs.',
    tools: 'Dossier de chiffres par territoire, ateliers, enregistrement des échanges',
    size: 'SMALL',
    posts: [central('Dossier de chiffres', 40), eachPlace('Organisation des demi-journées', 45), central('Enregistrement', 15)],
    audiences: [audience('TEACHERS', 85), audience('HEADS_OF_SCHOOL', 20), audience('EDUCATION_STAFF', 16)],
    indicators: [
      shareUp('Part des participants qui ont utilisé ces résultats en classe', 45, 65),
      countUp('Établissements représentés', 'établissements', 12, 50),
    ],
    actors: ['BRANCH', 'CAMPUS', 'SCHOOL'],
    inKind: [],
    startMonths: [3, 11],
    days: [1, 40],
  },
  {
    key: 'training-map',
    title: 'Cartographie des formations et des besoins {de}',
    objectives: 'Rapprocher l’offre de formation initiale des besoins de recrutement {dans}, bassin par bassin.',
    description:
      'Les places ouvertes, les taux de remplissage et les projets de recrutement sont rassemblés {ou} et présentés aux parties avant les décisions d’ouverture ou de fermeture de sections.',
    done: 'La cartographie a été remise avant la campagne de carte des formations et discutée bassin par bassin.',
    tools: 'Base de données, cartes par bassin, réunions de concertation',
    size: 'MEDIUM',
    posts: [central('Collecte et traitement des données', 55), central('Cartes et atlas', 25), eachPlace('Réunions de bassin', 20)],
    audiences: [audience('HEADS_OF_SCHOOL', 32), audience('PROFESSIONALS', 36), audience('EDUCATION_STAFF', 14)],
    indicators: [countUp('Bassins couverts', 'bassins', 4, 18), shareUp('Part des sections examinées en concertation', 60, 85)],
    actors: ['PROVIDER', 'NETWORK'],
    inKind: [inKind('Mise à disposition des données de recrutement', 2000)],
    startMonths: [1, 6],
    days: [60, 150],
  },
];

/** Skills recognised at the end of a local training (FCIL, coloration). */
export const RECOGNITION: readonly ActionTemplate[] = [
  {
    key: 'certificates',
    title: 'Attestation des compétences acquises {dans}',
    objectives: 'Reconnaître, par une attestation cosignée, les compétences propres au secteur acquises pendant la formation.',
    description:
      'Une grille de compétences est établie avec le partenaire professionnel ; chaque apprenant est évalué en établissement et en entreprise avant la délivrance de l’attestation.',
    done: 'La grille a servi aux évaluations en établissement et en entreprise ; les attestations ont été remises lors d’une cérémonie.',
    tools: 'Grille de compétences, livret d’évaluation, attestation',
    size: 'SMALL',
    posts: [central('Élaboration de la grille de compétences', 50), central('Jury d’évaluation', 30), central('Édition des attestations', 20)],
    audiences: [audience('LYCEE_PUPILS', 140), audience('APPRENTICES', 60), audience('PROFESSIONALS', 30)],
    indicators: [shareUp('Part des apprenants qui obtiennent l’attestation', 80, 95), daysDown('Délai de remise de l’attestation', 20, 45)],
    actors: ['FIRM', 'SCHOOL'],
    inKind: [inKind('Participation des tuteurs au jury', 700)],
    startMonths: [4, 6],
    days: [20, 60],
  },
  {
    key: 'skill-needs',
    title: 'Relevé des besoins en compétences des entreprises {de} du bassin',
    objectives: 'Préciser, avec les employeurs locaux, les compétences qui manquent {dans} et que la formation doit apporter.',
    description:
      'Un questionnaire et des visites de postes permettent de décrire les situations de travail des {sites} du bassin ; les équipes en tirent le contenu de la formation.',
    done: 'Les situations de travail ont été décrites avec les employeurs du bassin et traduites en séquences de formation.',
    tools: 'Questionnaire, visites de postes, tableau des compétences',
    size: 'SMALL',
    posts: [central('Questionnaire et dépouillement', 45), central('Visites de postes', 35), central('Synthèse', 20)],
    audiences: [audience('TEACHERS', 40), audience('PROFESSIONALS', 90)],
    indicators: [countUp('Situations de travail décrites', 'situations', 6, 16), shareUp('Taux de réponse des entreprises', 40, 60)],
    actors: ['FIRM', 'CAMPUS'],
    inKind: [],
    startMonths: [1, 5],
    days: [30, 90],
  },
];
