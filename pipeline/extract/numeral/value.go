package numeral

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// A Value is an exact number: coefficient × 10^exponent, over a denominator
// where a fraction was printed. The zero value is 0. Values do not change.
type Value struct {
	coef int64
	exp  int32
	den  int64    // 0 stands for 1
	wide *big.Int // the coefficient, where it does not fit
}

// Int returns the value n.
func Int(n int64) Value { return Value{coef: n} }

// pow10 holds the powers of ten that an int64 can hold.
var pow10 = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

var float10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// Float64 returns the float nearest to the value.
func (v Value) Float64() float64 {
	if v.wide == nil && v.coef > -1<<53 && v.coef < 1<<53 {
		switch {
		case v.den > 1:
			if v.exp == 0 && v.den < 1<<53 {
				return float64(v.coef) / float64(v.den)
			}
		case v.exp == 0:
			return float64(v.coef)
		case v.exp > 0 && v.exp <= 22:
			return float64(v.coef) * float10[v.exp]
		case v.exp < 0 && v.exp >= -22:
			return float64(v.coef) / float10[-v.exp]
		}
	}
	if v.den <= 1 {
		f, _ := strconv.ParseFloat(v.coefficient()+"e"+strconv.Itoa(int(v.exp)), 64)
		return f
	}
	if v.exp > 400 || v.exp < -400 {
		return math.NaN()
	}
	f, _ := v.rat().Float64()
	return f
}

func (v Value) coefficient() string {
	if v.wide != nil {
		return v.wide.String()
	}
	return strconv.FormatInt(v.coef, 10)
}

func (v Value) bigCoef() *big.Int {
	if v.wide != nil {
		return v.wide
	}
	return big.NewInt(v.coef)
}

func (v Value) rat() *big.Rat {
	r := new(big.Rat).SetInt(v.bigCoef())
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(v.exp, -v.exp))), nil)
	if v.exp > 0 {
		r.Mul(r, new(big.Rat).SetInt(p))
	} else if v.exp < 0 {
		r.Quo(r, new(big.Rat).SetInt(p))
	}
	if v.den > 1 {
		r.Quo(r, new(big.Rat).SetInt64(v.den))
	}
	return r
}

// String writes the value in full: 25630000000000, 0.0003, 1/3.
func (v Value) String() string {
	s := v.coefficient()
	neg := strings.HasPrefix(s, "-")
	if neg {
		s = s[1:]
	}
	e := int(v.exp)
	switch {
	case e > 0 && s != "0" && e <= 400:
		s += strings.Repeat("0", e)
	case e > 400 || e < -400:
		s += "e" + strconv.Itoa(e)
	case e < 0:
		if len(s) <= -e {
			s = strings.Repeat("0", 1-e-len(s)) + s
		}
		s = strings.TrimRight(s[:len(s)+e]+"."+s[len(s)+e:], "0")
		s = strings.TrimSuffix(s, ".")
	}
	if neg && s != "0" {
		s = "-" + s
	}
	if v.den > 1 {
		s += "/" + strconv.FormatInt(v.den, 10)
	}
	return s
}

// Sign returns -1, 0 or 1.
func (v Value) Sign() int {
	if v.wide != nil {
		return v.wide.Sign()
	}
	switch {
	case v.coef < 0:
		return -1
	case v.coef > 0:
		return 1
	}
	return 0
}

// Less reports whether v < w.
func (v Value) Less(w Value) bool {
	if v.wide == nil && w.wide == nil && v.exp == w.exp && v.den <= 1 && w.den <= 1 {
		return v.coef < w.coef
	}
	if f, g := v.Float64(), w.Float64(); f != g || v.exp > 400 || w.exp > 400 {
		return f < g
	}
	return v.rat().Cmp(w.rat()) < 0
}

func (v Value) equal(w Value) bool { return !v.Less(w) && !w.Less(v) }

// Shift returns v × 10^n.
func (v Value) Shift(n int) Value {
	if v.Sign() == 0 {
		return v
	}
	v.exp += int32(n)
	return v
}

// Neg returns -v.
func (v Value) Neg() Value {
	if v.wide != nil {
		v.wide = new(big.Int).Neg(v.wide)
	}
	v.coef = -v.coef
	return v
}

// Add returns v + w.
func (v Value) Add(w Value) Value {
	if v.Sign() == 0 {
		return w
	}
	if w.Sign() == 0 {
		return v
	}
	if v.den <= 1 && w.den <= 1 {
		if v.exp < w.exp {
			v, w = w, v
		}
		d := v.exp - w.exp // v has the larger exponent
		if v.wide == nil && w.wide == nil && d < int32(len(pow10)) {
			if c, ok := mul(v.coef, pow10[d]); ok {
				if s := c + w.coef; (s > c) == (w.coef > 0) {
					return Value{coef: s, exp: w.exp}
				}
			}
		}
		if d > 800 {
			return v
		}
		c := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d)), nil)
		c.Mul(c, v.bigCoef()).Add(c, w.bigCoef())
		return fromBig(c, w.exp)
	}
	if max(v.exp, w.exp) > 400 || min(v.exp, w.exp) < -400 {
		return v
	}
	return fromRat(new(big.Rat).Add(v.rat(), w.rat()))
}

// Over returns v / w; ok is false where w is 0 or the result has no exact form.
func (v Value) Over(w Value) (q Value, ok bool) {
	if w.Sign() == 0 || v.den > 1 || w.den > 1 || w.wide != nil || v.exp-w.exp > 300 || v.exp-w.exp < -300 {
		return Value{}, false // 1e700:7 is no ratio anyone prints
	}
	if v.Sign() == 0 {
		return Value{}, true
	}
	if w.coef < 0 {
		v, w = v.Neg(), w.Neg()
	}
	q = Value{coef: v.coef, wide: v.wide, exp: v.exp - w.exp, den: w.coef}
	for q.den%10 == 0 {
		q.den /= 10
		q.exp--
	}
	// A denominator of twos and fives is a decimal after all.
	d, n := q.den, int64(1)
	shift := int32(0)
	for d%2 == 0 && n < 1<<40 {
		d, n, shift = d/2, n*5, shift+1
	}
	for d%5 == 0 && n < 1<<40 {
		d, n, shift = d/5, n*2, shift+1
	}
	if d == 1 {
		if q.wide == nil {
			if c, fits := mul(q.coef, n); fits {
				return Value{coef: c, exp: q.exp - shift}, true
			}
		}
		return fromBig(new(big.Int).Mul(q.bigCoef(), big.NewInt(n)), q.exp-shift), true
	}
	if q.wide == nil {
		if g := gcd(abs(q.coef), q.den); g > 1 {
			q.coef, q.den = q.coef/g, q.den/g
		}
		for q.exp > 0 {
			c, fits := mul(q.coef, 10)
			if !fits {
				break
			}
			q.coef, q.exp = c, q.exp-1
		}
		for q.exp < 0 {
			c, fits := mul(q.den, 10)
			if !fits {
				break
			}
			q.den, q.exp = c, q.exp+1
		}
	}
	return q, true
}

// power returns v^n for a small whole n.
func (v Value) power(n int) (Value, bool) {
	if n > 64 || n < -64 || v.den > 1 || v.wide != nil || abs(v.coef) > 1e9 {
		return Value{}, false
	}
	m := max(n, -n)
	p := fromBig(new(big.Int).Exp(big.NewInt(v.coef), big.NewInt(int64(m)), nil), v.exp*int32(m))
	if n < 0 {
		return Int(1).Over(p)
	}
	return p, true
}

func fromBig(c *big.Int, exp int32) Value {
	if c.IsInt64() {
		return Value{coef: c.Int64(), exp: exp}
	}
	return Value{wide: c, exp: exp}
}

func fromRat(r *big.Rat) Value {
	v := fromBig(r.Num(), 0)
	if r.Denom().IsInt64() {
		if q, ok := v.Over(Int(r.Denom().Int64())); ok {
			return q
		}
	}
	f, _ := r.Float64()
	return Value{coef: int64(f * 1e6), exp: -6}
}

func mul(a, b int64) (int64, bool) {
	c := a * b
	if a != 0 && (c/a != b || a == -1 && b == math.MinInt64) {
		return 0, false
	}
	return c, true
}

func abs(n int64) int64 { return max(n, -n) }

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// mulInt returns v × n.
func (v Value) mulInt(n int64) Value {
	if v.wide == nil {
		if c, ok := mul(v.coef, n); ok {
			v.coef = c
			return v
		}
	}
	w := fromBig(new(big.Int).Mul(v.bigCoef(), big.NewInt(n)), v.exp)
	w.den = v.den
	return w
}
