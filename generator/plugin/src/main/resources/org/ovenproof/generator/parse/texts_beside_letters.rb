# Hands texts over that may have a mark, or an address, right beside a letter of a script without spaces.
#
# Asciidoctor takes such a mark for none, and such letters for a part of the address, and says nothing.
module Ovenproof
  # Where marks are looked for, with passthroughs taken out.
  module TextsBesideLetters
    LETTER = '[\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}ー]'
    SUSPECT = /[*_`#+'"]#{LETTER}|#{LETTER}[*_`#+'"]|:\/\/\S*[^\x00-\x7f]|@[\w.-]+#{LETTER}/

    def sub_quotes text
      hand_over text unless text.ascii_only? || !(SUSPECT.match? text)
      super
    end

    private

    def hand_over text
      node = self
      node = node.parent until (node.respond_to? :source_location) && node.source_location || node.parent.nil? || node.parent == node
      cursor = node.source_location if node.respond_to? :source_location
      logger.warn (cursor ? (message_with_context %(\uE0F3#{text}), source_location: cursor) : %(\uE0F3#{text}))
    end
  end
end

Asciidoctor::AbstractNode.prepend Ovenproof::TextsBesideLetters
