import { sector, type Sector } from './sector.js';

export const AERONAUTICS = sector({
  key: 'aeronautics',
  de: 'de l’aéronautique',
  dans: 'dans l’aéronautique',
  jobs: ['chaudronnier', 'ajusteur-monteur', 'technicien de maintenance'],
  sites: 'ateliers d’assemblage et de sous-traitance',
  diplomes: 'bac professionnel Aéronautique, BTS Aéronautique',
  plateau: 'un tronçon de fuselage et un banc de câblage',
});
export const DIGITAL = sector({
  key: 'digital',
  de: 'du numérique',
  dans: 'dans le numérique',
  jobs: ['développeur', 'technicien réseau', 'analyste en cybersécurité'],
  sites: 'entreprises de services numériques',
  diplomes: 'bac professionnel Systèmes numériques, BTS Services informatiques aux organisations',
  plateau: 'une baie de serveurs et un réseau isolé d’entraînement',
});
export const CONSTRUCTION = sector({
  key: 'construction',
  de: 'du bâtiment et des travaux publics',
  dans: 'dans le bâtiment et les travaux publics',
  jobs: ['maçon', 'électricien', 'conducteur de travaux'],
  sites: 'chantiers et ateliers',
  diplomes: 'bac professionnel Technicien du bâtiment, BTS Bâtiment',
  plateau: 'une plateforme de gros œuvre et un banc d’essais d’étanchéité',
});
export const FOOD = sector({
  key: 'food',
  de: 'de l’agroalimentaire',
  dans: 'dans l’agroalimentaire',
  jobs: ['conducteur de ligne', 'technicien qualité', 'responsable logistique'],
  sites: 'ateliers de transformation',
  diplomes: 'bac professionnel Bio-industries de transformation, BTSA Sciences et technologies des aliments',
  plateau: 'une halle agroalimentaire et une sertisseuse',
});
export const HOSPITALITY = sector({
  key: 'hospitality',
  de: 'de l’hôtellerie-restauration',
  dans: 'dans l’hôtellerie-restauration',
  jobs: ['cuisinier', 'réceptionniste', 'chef de rang'],
  sites: 'hôtels et restaurants',
  diplomes: 'bac professionnel Cuisine, BTS Management en hôtellerie-restauration',
  plateau: 'une cuisine d’application et un restaurant pédagogique',
});
export const LOGISTICS = sector({
  key: 'logistics',
  de: 'du transport et de la logistique',
  dans: 'dans le transport et la logistique',
  jobs: ['préparateur de commandes', 'agent de quai', 'affréteur'],
  sites: 'plateformes logistiques',
  diplomes: 'bac professionnel Logistique, BTS Gestion des transports et logistique associée',
  plateau: 'un magasin école et un simulateur de conduite',
});
export const ENERGY = sector({
  key: 'energy',
  de: 'des énergies renouvelables',
  dans: 'dans les énergies renouvelables',
  jobs: ['monteur', 'technicien de maintenance', 'chargé d’affaires'],
  sites: 'parcs et ateliers de maintenance',
  diplomes: 'bac professionnel Métiers de l’électricité et de ses environnements connectés, BTS Électrotechnique',
  plateau: 'une toiture photovoltaïque d’entraînement et une nacelle de maintenance',
});
export const MARITIME = sector({
  key: 'maritime',
  de: 'de la réparation navale',
  dans: 'dans la réparation navale',
  jobs: ['soudeur', 'mécanicien naval', 'stratifieur'],
  sites: 'chantiers navals',
  diplomes: 'bac professionnel Maintenance nautique, BTS Conception et réalisation en chaudronnerie industrielle',
  plateau: 'une coque d’entraînement et des postes de soudage',
});
export const RETAIL = sector({
  key: 'retail',
  de: 'du commerce de proximité',
  dans: 'dans le commerce de proximité',
  jobs: ['vendeur', 'responsable de rayon', 'animateur de vente en ligne'],
  sites: 'commerces',
  diplomes: 'bac professionnel Métiers du commerce et de la vente, BTS Management commercial opérationnel',
  plateau: 'un magasin d’application et une caisse connectée',
});
export const MECHANICS = sector({
  key: 'mechanics',
  de: 'de la mécanique industrielle',
  dans: 'dans la mécanique industrielle',
  jobs: ['tourneur-fraiseur', 'usineur sur commande numérique', 'métrologue'],
  sites: 'ateliers de mécanique',
  diplomes: 'bac professionnel Technicien en réalisation de produits mécaniques, BTS Conception des processus de réalisation de produits',
  plateau: 'un centre d’usinage et une machine à mesurer',
});

export const WOOD = sector({
  key: 'wood',
  de: 'de la construction bois',
  dans: 'dans la construction bois',
  jobs: ['charpentier', 'menuisier', 'dessinateur'],
  sites: 'scieries et ateliers de charpente',
  diplomes: 'bac professionnel Technicien constructeur bois, BTS Systèmes constructifs bois et habitat',
  plateau: 'une plateforme de levage et un centre de taille',
});
export const RAILWAY = sector({
  key: 'railway',
  de: 'du ferroviaire',
  dans: 'dans le ferroviaire',
  jobs: ['mainteneur', 'câbleur', 'technicien d’essais'],
  sites: 'ateliers de maintenance ferroviaire',
  diplomes: 'bac professionnel Maintenance des systèmes de production connectés, BTS Maintenance des systèmes',
  plateau: 'un bogie instrumenté et une armoire de signalisation',
});
export const CATERING = sector({
  key: 'catering',
  de: 'de la restauration collective',
  dans: 'dans la restauration collective',
  jobs: ['cuisinier', 'gestionnaire de production', 'magasinier'],
  sites: 'cuisines centrales et restaurants scolaires',
  diplomes: 'CAP Cuisine, bac professionnel Cuisine',
  plateau: 'une cuisine centrale d’application et une légumerie',
});

/** Firms of Occitanie. */
export const OCCITANIE: readonly Sector[] = [AERONAUTICS, DIGITAL, FOOD, CONSTRUCTION, HOSPITALITY, ENERGY, LOGISTICS];
/** Small and medium firms of Provence. */
export const PROVENCE: readonly Sector[] = [MARITIME, LOGISTICS, FOOD, MECHANICS, RETAIL, CONSTRUCTION];
