import * as migration_20261125_014731_initial from './20261125_014731_initial';

export const migrations = [
  {
    up: migration_20261125_014731_initial.up,
    down: migration_20261125_014731_initial.down,
    name: '20261125_014731_initial'
  },
];
