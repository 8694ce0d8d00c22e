# Reads the lexer of a language when a page asks for it.
#
# Rouge reads all of its two hundred when it starts, which takes a second, and a page needs one or two.
module Ovenproof
  # Rouge calls this when it has read what lexers are made of.
  module LexersOnDemand
    def load_lexers
      ::Rouge::Lexer.singleton_class.prepend LexerByName
      ::Rouge::Lexers.singleton_class.prepend LexerByConstant
    end
  end

  # Most languages have a file of their name; an alias may stand in any, so it takes them all.
  module LexerByName
    def find name
      super || (read_own name; super) || (read_all; super)
    end

    # For a guess by the code.
    def all
      read_all
      super
    end

    # Some lexers name others whose files they do not ask for.
    def const_missing name
      read_own name.to_s.gsub(/(?<=[a-z])(?=[A-Z])/, '_').downcase
      read_all unless ::Rouge::Lexers.const_defined? name, false
      (::Rouge::Lexers.const_defined? name, false) ? (::Rouge::Lexers.const_get name, false) : super
    end

    private

    def read_own name
      file = "#{name}.rb"
      known = (name.to_s.match? /\A\w+\z/) && (::File.file? (::File.join ::Rouge::LIB_DIR, 'rouge', 'lexers', file))
      ::Rouge::Lexers.load_lexer file if known
    end

    def read_all
      (::Rouge.method :load_lexers).super_method.call
    end
  end

  # Code without a language, or with one that nobody knows, is given to a lexer that is named like this.
  module LexerByConstant
    def const_missing name
      ::Rouge::Lexer.const_missing name
    end
  end
end

module Rouge
  singleton_class.prepend Ovenproof::LexersOnDemand
end
