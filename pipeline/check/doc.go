// Package check is room 7: is a figure believable, and do figures agree?
//
// It looks at the figures of one story ([Article]) and of all stories of an issue
// ([Stories]) and says where two of them cannot both hold. It never changes a
// value: what does not work out is marked (Check, Flags) and published as a
// conflict, for a reader to decide.
//
//	arithmetic   由45个工作日压缩至20个工作日，提高60%以上: 55.6 % by the first two
//	series       the total falls from one period to the next, though every
//	             addition in between is positive
//	restatement  the same figure given twice, with different values
//	implausible  a share over 100 %
//	refused      17.19% on a scanned page of 17.1%, 4.2%…: the 9 is more likely a ring of the
//	             percent sign; the number goes to the unparsed ones
//
// A figure given again in another paragraph or story with the same value is no
// conflict but a restatement: the later one is not primary and names the first.
package check
