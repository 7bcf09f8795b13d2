const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
  ...jestConfig,
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    // The English texts, instead of the names of the labels.
    '^c/patchcordAdminLabels$': '<rootDir>/test/adminLabels.js',
    '^c/patchcordRecordLabels$': '<rootDir>/test/recordLabels.js',
    '^c/softphoneLabels$': '<rootDir>/test/softphoneLabels.js'
  },
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv || []), '<rootDir>/test/setup.js'],
  // On a machine that is busy with something else, axe takes its time.
  testTimeout: 30_000,
  modulePathIgnorePatterns: ['<rootDir>/target/'],
  // What is in build has tests of Node's own.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/target/', '<rootDir>/build/']
};
