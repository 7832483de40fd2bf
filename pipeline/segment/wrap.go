package segment

func (s *sheet) wrapped() { s.markdown() }
