@echo off
rem Starts the host (banister, banister serve) or runs one command (banister COMMAND ...).
rem JAVA_HOME chooses the Java, JAVA_OPTS is handed to it.
setlocal DisableDelayedExpansion

for %%I in ("%~dp0..") do set "HOME_FOLDER=%%~fI"

if not defined JAVA_HOME goto find_java
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto check_version
echo banister: JAVA_HOME is %JAVA_HOME%, and there is no bin\java.exe in it. Set it to the folder of a JDK or JRE 17 or later, or unset it. 1>&2
exit /b 1

:find_java
set "JAVA="
for %%I in (java.exe) do set "JAVA=%%~$PATH:I"
if defined JAVA goto check_version
echo banister: there is no java on the PATH, and JAVA_HOME is not set. Install Java 17 or later, or set JAVA_HOME to its folder. 1>&2
exit /b 1

:check_version
set "VERSION="
for /f "tokens=3" %%V in ('""%JAVA%" -version 2^>^&1" ^| findstr /i /c:" version "') do if not defined VERSION set "VERSION=%%~V"
for /f "tokens=1 delims=.-+_" %%M in ("%VERSION%") do set "MAJOR=%%M"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% GEQ 17 goto run
echo banister: "%JAVA%" is Java %VERSION%, and Banister needs 17 or later. Set JAVA_HOME to the folder of a newer one. 1>&2
exit /b 1

:run
set "SPEED=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
if "%~1"=="" set "SPEED="
if "%~1"=="serve" set "SPEED="
set "QUIET="
if %MAJOR% GEQ 24 set "QUIET=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
"%JAVA%" %SPEED% %QUIET% %JAVA_OPTS% "-Dbanister.home=%HOME_FOLDER%" "-Dlogback.configurationFile=%HOME_FOLDER%\conf\logback.xml" -cp "%HOME_FOLDER%\lib\*" dev.banister.launcher.Main %*
exit /b %ERRORLEVEL%
