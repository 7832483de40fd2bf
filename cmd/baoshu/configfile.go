package main

import (
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// parse reads the YAML. It walks the nodes itself, so that every error has its
// line and an unknown key the nearest known one.
func (c *config) parse(file string, data []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return usage("%s: %s", file, strings.TrimPrefix(oneLine(err.Error()), "yaml: "))
	}
	if len(doc.Content) == 0 {
		return nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return usage("%s:%d: want lines of key: value", file, top.Line)
	}
	batches, err := c.take(file, top, nil)
	if err != nil || batches == nil {
		return err
	}
	return c.takeBatches(file, batches)
}

// take sets what the lines of a mapping say, but for those that are refused, and
// returns the value of batches where that is one of them.
func (c *config) take(file string, top *yaml.Node, refused []string) (batches *yaml.Node, err error) {
	byKey := map[string]setting{}
	known := []string{"batches"}
	for _, s := range c.settings() {
		byKey[s.key] = s
		known = append(known, s.key)
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		k, v := top.Content[i], top.Content[i+1]
		s, ok := byKey[k.Value]
		if !ok && k.Value != "batches" {
			return nil, usage("%s:%d: no setting is called %q; the nearest is %q", file, k.Line, k.Value, nearest(k.Value, known))
		}
		if seen[k.Value] {
			return nil, usage("%s:%d: %s is set twice", file, k.Line, k.Value)
		}
		if slices.Contains(refused, k.Value) {
			return nil, usage("%s:%d: %s is set once for all batches; move it to the top", file, k.Line, k.Value)
		}
		seen[k.Value] = true
		if k.Value == "batches" {
			batches = v
			continue
		}
		all, err := scalars(v, s.list)
		if err == nil {
			err = s.set(all)
		}
		if err != nil {
			return nil, usage("%s:%d: %s: %v", file, v.Line, k.Value, err)
		}
	}
	return batches, nil
}

// ofProcess are the settings that a process has one of, whatever batches it does.
func ofProcess() []string {
	return []string{"batches", "listen", "log", "memory", "metrics", "stop_within", "traces"}
}

// takeBatches makes a configuration for each of several batches: the settings of
// the file, and its own.
func (c *config) takeBatches(file string, list *yaml.Node) error {
	if list.Kind != yaml.MappingNode || len(list.Content) == 0 {
		return usage("%s:%d: batches: want names of batches, each with its settings below it", file, list.Line)
	}
	for i := 0; i+1 < len(list.Content); i += 2 {
		k, v := list.Content[i], list.Content[i+1]
		name := k.Value
		if name == "" || oneLine(name) != name || len(name) > 100 || strings.ContainsAny(name, `"\{}`) {
			return usage("%s:%d: batches: want a short name without quotes and braces", file, k.Line)
		}
		if slices.ContainsFunc(c.batches, func(b *config) bool { return b.name == name }) {
			return usage("%s:%d: %s is set twice", file, k.Line, name)
		}
		if v.Kind != yaml.MappingNode {
			return usage("%s:%d: %s: want lines of key: value", file, v.Line, name)
		}
		b := *c
		b.name, b.batches = name, nil
		if _, err := b.take(file, v, ofProcess()); err != nil {
			return err
		}
		c.batches = append(c.batches, &b)
	}
	return nil
}

// each returns the configurations of the batches: the one, or those of the file,
// of which only chooses one by its name.
func (c *config) each(only string) ([]*config, error) {
	if len(c.batches) == 0 {
		if only != "" {
			return nil, usage("the configuration has no batches, so none is called %q", only)
		}
		return []*config{c}, nil
	}
	if only == "" {
		return c.batches, nil
	}
	var known []string
	for _, b := range c.batches {
		if b.name == only {
			return []*config{b}, nil
		}
		known = append(known, b.name)
	}
	return nil, usage("no batch is called %q; the nearest is %q", only, nearest(only, known))
}

// called returns the name of a batch for logs and metrics.
func (c *config) called() string {
	if c.name == "" {
		return "default"
	}
	return c.name
}

// scalars returns the value of a node: one text, or several where a list is wanted.
func scalars(v *yaml.Node, list bool) ([]string, error) {
	switch {
	case v.Kind == yaml.ScalarNode && v.Tag == "!!null":
		return nil, errors.New("has no value")
	case v.Kind == yaml.ScalarNode:
		return []string{v.Value}, nil
	case v.Kind == yaml.SequenceNode && list:
		var out []string
		for _, x := range v.Content {
			if x.Kind != yaml.ScalarNode {
				return nil, errors.New("want a list of texts")
			}
			out = append(out, x.Value)
		}
		return out, nil
	case list:
		return nil, errors.New("want a text or a list of texts")
	}
	return nil, errors.New("want one value")
}
