// Package period reads expressions of time in newspaper Chinese and answers
// with their first and last day.
package period
