import { vocabulary } from '../model/vocabulary';

/** The number of employees at the customer's organization. The first three values are an older scale that overlaps the newer one. */
export const customerSize = vocabulary('Customer Size', 'Microsoft Learn, Referral resources, Customer Size', [
  ['1to50employees', '1 to 50 employees, of the older, coarser scale.', '1 to 50 employees'],
  ['51to500employees', '51 to 500 employees, of the older, coarser scale.', '51 to 500 employees'],
  ['Morethan500employees', 'More than 500 employees, of the older, coarser scale.', 'More than 500 employees'],
  ['1to9employees', '1 to 9 employees.', '1 to 9 employees'],
  ['10to50employees', '10 to 50 employees.', '10 to 50 employees'],
  ['51to250employees', '51 to 250 employees.', '51 to 250 employees'],
  ['251to1000employees', '251 to 1,000 employees.', '251 to 1000 employees'],
  ['1001to5000employees', '1,001 to 5,000 employees.', '1001 to 5000 employees'],
  ['5001to10000employees', '5,001 to 10,000 employees.', '5001 to 10000 employees'],
  ['10001to20000employees', '10,001 to 20,000 employees.', '10001 to 20000 employees'],
  ['Morethan20000employees', 'More than 20,000 employees.', 'More than 20000 employees'],
]);
