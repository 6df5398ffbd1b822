/** Every operation on the on-premises side, by name. */
import { forestOperations } from './forests.ts';
import { objectOperations } from './object-operations.ts';
import { settingsOperations } from './settings.ts';
import { synchronizerOperations } from './synchronizers.ts';

export const onPremisesOperations = {
  ...forestOperations,
  ...objectOperations,
  ...synchronizerOperations,
  ...settingsOperations,
};
