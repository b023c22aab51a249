import type { TemplateRows } from '../template/build-workbook.js';

const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/** Three actions that use every column of the workbook, as a partner would fill it. */
export const SAMPLE_ROWS: TemplateRows = {
  actions: [
    {
      reference: 'A-2021-01',
      year: 2021,
      axis: '4.1 - Informer',
      title: 'Semaine des métiers',
      status: 'Réalisée',
      academies: '08 - Grenoble',
      'planned.number': 'P-2021-01',
      'planned.article': '4',
      'planned.steeringPartner': 'Direction de la formation',
      'planned.steeringMinistry': 'DGESCO',
      'planned.targetAudiences': 'Lycéens, apprentis',
      'planned.objectives': 'Faire connaître\nles métiers',
      'planned.startsOn': day('2021-09-01'),
      'planned.endsOn': day('2022-06-30'),
      'planned.partnerOrProvider': 'Réseau des écoles',
      'planned.description': 'Visites « guidées » ; ateliers',
      'planned.toolsAndActivities': 'Kit d’animation',
      'planned.successIndicators': 'Nombre de visites',
      'planned.evaluationMethod': 'Questionnaire',
      'planned.total': 58400.1,
      'planned.receivedOn': day('2021-05-12'),
      'realised.number': 'R-2021-01',
      'realised.article': '4',
      'realised.startsOn': day('2021-09-06'),
      'realised.endsOn': day('2022-06-24'),
      'realised.total': 41000,
      'realised.quantitativeReview': '38 visites',
      'realised.qualitativeReview': 'Accueil très favorable',
      'realised.receivedOn': day('2022-09-15'),
    },
    { reference: 'A-2021-02', year: 2021, axis: '2', title: 'Étude des métiers', status: 'Engagée', 'planned.number': 'P-2021-02' },
    { reference: 'A-2022-01', year: 2022, axis: '4.10', title: 'Rallye', status: 'Brouillon', 'planned.objectives': 'Découvrir' },
  ],
  depenses: [
    { reference: 'A-2021-01', sheetKind: 'P', label: 'Animation', total: 58000.1, academy: '10 - Lyon', 'resource:TA': 50000.1, 'resource:AUTRES': 8000 },
    { reference: 'A-2021-01', sheetKind: 'P', label: 'Transport', total: 400, 'resource:TA': 400, 'resource:AUTRES': 0 },
    { reference: 'A-2021-01', sheetKind: 'R', label: 'Animation', total: 41000, school: '0750655E', 'resource:TA': 41000 },
    { reference: 'A-2021-02', sheetKind: 'P', label: 'Étude', total: '12 000,50 €', 'resource:AUTRES': '12000,50' },
  ],
  publics: [
    { reference: 'A-2021-01', sheetKind: 'P', audience: 'Lycéens', total: 1200, academy: 'Lyon' },
    { reference: 'A-2021-01', sheetKind: 'R', audience: 'LYCEENS', total: 1150, girls: 560, boys: 580, disability: 31, academy: '10', school: null },
    { reference: 'A-2021-01', sheetKind: 'R', audience: 'Apprentis', academy: '10' },
  ],
  indicateurs: [
    { reference: 'A-2021-01', label: 'Satisfaction', unit: '%', direction: 'Hausse', target: 80, result: 85.5, evaluatedOn: day('2022-07-01'), academy: '10' },
    { reference: 'A-2021-02', label: 'Délai', unit: 'jours', direction: 'Baisse', target: 12.25 },
  ],
  engagements: [
    { reference: 'A-2021-01', fundingSource: 'TA', amount: 50000, committedOn: day('2021-07-05'), ground: 'Avis du comité du 1er juin 2021' },
    { reference: 'A-2021-01', fundingSource: 'AUTRES - Autres ressources', amount: 8000, academy: '10' },
  ],
  soutiens: [
    { reference: 'A-2021-01', sheetKind: 'P', label: 'Prêt de salles', givenBy: 'Ville de Lyon', estimated: 1500 },
    { reference: 'A-2021-01', sheetKind: 'R', label: 'Plateau technique' },
  ],
  acteurs: [
    { reference: 'A-2021-01', role: 'Prestataire', name: 'Atelier des métiers', siret: '11004301500012' },
    { reference: 'A-2021-01', role: 'Établissement scolaire', name: 'Lycée d’essai', school: '0750655E' },
  ],
};
