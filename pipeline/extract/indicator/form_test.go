package indicator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"testing"
)

// TestForms holds the named words against their names.
func TestForms(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "form.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, sp := range g.Specs {
			v := sp.(*ast.ValueSpec)
			name := v.Names[0].Name
			if got, want := valueOf(t, v.Values[0]), formOf([]rune(name)); got != want || want == 0 {
				t.Errorf("%s is %x, its characters are %x", name, got, want)
			}
			n++
		}
	}
	if n < 100 {
		t.Errorf("%d words found", n)
	}
}

// valueOf returns what an expression of characters, shifts and ors comes to.
func valueOf(t *testing.T, e ast.Expr) form {
	t.Helper()
	switch e := e.(type) {
	case *ast.BinaryExpr:
		a, b := valueOf(t, e.X), valueOf(t, e.Y)
		if e.Op == token.SHL {
			return a << b
		}
		return a | b
	case *ast.BasicLit:
		if e.Kind == token.CHAR {
			return form([]rune(e.Value)[1])
		}
		n := form(0)
		for _, c := range e.Value {
			n = 10*n + form(c-'0')
		}
		return n
	}
	t.Fatal(reflect.TypeOf(e))
	return 0
}

func TestFormOf(t *testing.T) {
	for text, want := range map[string]form{"的": '的', "以及": 以及, "规模以上": 规模以上, "规模以上的": 0, "\U00020bb7野": 0, "\x00的": 0, ")": ')'} {
		if got := formOf([]rune(text)); got != want {
			t.Errorf("%q: %x, want %x", text, got, want)
		}
	}
}
