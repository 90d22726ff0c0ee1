import { vocabulary } from '../model/vocabulary';

/** The industries that a customer works in or is interested in. */
export const industries = vocabulary('Industries', 'Microsoft Learn, Referral resources, Industries', [
  ['Agriculture, Forestry, & Fishing', 'Farming, forestry and fishing; one value, commas included.'],
  ['Communications & Media', 'Telecommunications, publishing, broadcasting and entertainment.'],
  ['Education', 'Schools, universities and training.'],
  ['Financial Services', 'Banks, insurance and capital markets.'],
  ['Government', 'Public administration.'],
  ['Healthcare', 'Hospitals, nursing and life sciences.'],
  ['Hospitality', 'Hotels, restaurants and leisure.'],
  ['Manufacturing', 'Making of goods, such as cars, machines and electronics.'],
  ['Power & Utilities', 'Electricity, gas and water.'],
  ['Public Safety and National Security', 'Police, emergency services and defense.'],
  ['Retail & Consumer Goods', 'Shops and makers of consumer goods.'],
  ['Services', 'Other services, such as professional and personal ones.'],
  ['Travel & Transportation', 'Travel, freight and logistics.'],
  ['Wholesale & Distribution', 'Wholesale and distribution.'],
]);
