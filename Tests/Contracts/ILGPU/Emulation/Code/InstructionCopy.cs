using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>Emits an instruction as it was, with jumps in their long form.</summary>
internal static class InstructionCopy
{
    private static readonly Dictionary<string, OpCode> Names = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Name!);

    /// <summary>Emits a call to a method, or to the copy that takes its place.</summary>
    public static void EmitCall(ILGenerator il, Instruction instruction, MethodBase callee, Type? constraint)
    {
        var called = MethodCopy.Of(callee);
        if (constraint is not null && called == instruction.Method)
            il.Emit(OpCodes.Constrained, constraint);
        if (called is ConstructorInfo constructor)
            il.Emit(instruction.Code, constructor);
        else
            il.Emit(called == callee ? instruction.Code : OpCodes.Call, (MethodInfo)called);
    }

    public static void Emit(ILGenerator il, Instruction instruction, Func<int, Label> labelOf)
    {
        var code = instruction.Code;
        switch (instruction.Operand)
        {
            case null:
                // A tail call would leave the frame behind.
                if (code != OpCodes.Tailcall)
                    il.Emit(code);
                break;
            case int target when code.OperandType is OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget:
                il.Emit(Names[code.Name!.Replace(".s", "", StringComparison.Ordinal)], labelOf(target));
                break;
            case int[] targets:
                il.Emit(code, Array.ConvertAll(targets, t => labelOf(t)));
                break;
            case int value when code.OperandType == OperandType.InlineI:
                il.Emit(code, value);
                break;
            case sbyte value:
                il.Emit(code, value);
                break;
            case byte value:
                il.Emit(code, value);
                break;
            case long value:
                il.Emit(code, value);
                break;
            case float value:
                il.Emit(code, value);
                break;
            case double value:
                il.Emit(code, value);
                break;
            case string value:
                il.Emit(code, value);
                break;
            case FieldInfo field:
                il.Emit(code, field);
                break;
            case Type type:
                il.Emit(code, type);
                break;
            default:
                throw new NotRewritableException();
        }
    }
}
