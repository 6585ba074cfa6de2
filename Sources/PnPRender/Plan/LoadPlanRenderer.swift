import PnPJSON
import PnPModel
public import PnPSelection

/// Writes plans of loading modules: a line a step, or `pnpctl.plan/1`.
///
/// - SeeAlso: `Schemas/pnpctl.plan-1.schema.json`.
public struct LoadPlanRenderer: Sendable {
    /// The plan for one text.
    public struct Answer: Sendable {
        /// The text as it was asked.
        public var asked: [UInt8]
        /// The module directory that was asked; paths of files are relative to it.
        public var directory: String
        /// The plan; `nil` where no module was found.
        public var plan: LoadPlan?

        /// Joins a text and its plan.
        public init(asked: [UInt8], directory: String, plan: LoadPlan?) {
            self.asked = asked
            self.directory = directory
            self.plan = plan
        }
    }

    private let glyphs: TextStyle.Glyphs

    /// Makes a renderer.
    ///
    /// - Parameter glyphs: Which characters text may hold.
    public init(glyphs: TextStyle.Glyphs = .unicode) { self.glyphs = glyphs }

    /// Appends a line for each step: the text that was asked, a tab, and what `modprobe -D` prints; one line without a step
    /// where nothing is done.
    public func appendText(_ answer: Answer, to bytes: inout [UInt8]) {
        let steps = answer.plan?.steps ?? []
        if steps.isEmpty { appendLine("", of: answer, to: &bytes) }
        for step in steps { appendLine(text(of: step, in: answer.directory), of: answer, to: &bytes) }
    }

    private func appendLine(_ step: String, of answer: Answer, to bytes: inout [UInt8]) {
        bytes += DisplayText.escape(bytes: answer.asked, glyphs: glyphs).utf8
        bytes.append(UInt8(ascii: "\t"))
        bytes += DisplayText.escape(step, glyphs: glyphs).utf8
        bytes.append(UInt8(ascii: "\n"))
    }

    private func text(of step: LoadPlan.Step, in directory: String) -> String {
        switch step {
        case .insert(_, let path, let options): Self.joined("insmod \(Self.path(path, in: directory))", options)
        case .builtIn(let module): "builtin \(module)"
        case .run(let command, _, let options): Self.joined("install \(command.text)", options)
        }
    }

    private static func joined(_ text: String, _ options: String) -> String {
        options.isEmpty ? text : "\(text) \(options)"
    }

    private static func path(_ path: String, in directory: String) -> String {
        if path.hasPrefix("/") { return path }
        return directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
    }

    /// JSON of all answers.
    public func json(_ answers: [Answer]) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.plan/1")
        writer.key("plans")
        writer.beginArray(.lines)
        for answer in answers {
            writer.beginObject(.lines)
            writer.member("id", String(decoding: answer.asked, as: UTF8.self))
            writer.member("directory", answer.directory.isEmpty ? nil : answer.directory)
            writer.member("isComplete", answer.plan?.isCut != true)
            writer.key("modules")
            writer.beginArray(.lines)
            for part in answer.plan?.parts ?? [] { write(part, in: answer.directory, &writer) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private func write(_ part: LoadPlan.Part, in directory: String, _ writer: inout JSONWriter) {
        writer.beginObject(.lines)
        writer.member("module", part.module)
        writer.member("alias", part.alias)
        writer.key("blacklist")
        if let line = part.blacklist { writer.location(line.location) } else { writer.null() }
        writer.key("steps")
        writer.beginArray(.lines)
        for step in part.steps {
            writer.beginObject()
            switch step {
            case .insert(let module, let path, let options):
                writer.member("action", "insmod")
                writer.member("module", module)
                writer.member("path", Self.path(path, in: directory))
                writer.member("options", options)
            case .builtIn(let module):
                writer.member("action", "builtin")
                writer.member("module", module)
            case .run(let command, let module, let options):
                writer.member("action", "install")
                writer.member("module", module)
                writer.member("command", command.text)
                writer.member("options", options)
                writer.key("location")
                writer.location(command.location)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}
