/** The lines of the State's block: « Ministère|de l’Éducation|nationale » has three. */
export const linesOf = (service: string): readonly string[] => service.split('|').map((line) => line.trim());
